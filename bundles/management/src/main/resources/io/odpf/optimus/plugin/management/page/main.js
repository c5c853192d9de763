// SPDX-License-Identifier: Apache-2.0
// The runtime's page: loads the state once, and again when events say that it has changed.

import { get, watch } from './api.js';
import { at, fill, tell } from './dom.js';
import { Details } from './details.js';
import { addEvent, showAudit } from './events.js';
import { merge, PluginTable } from './plugins.js';
import { ask, current, permits, prepare, showPerson } from './session.js';

const SOON_MILLIS = 200;
const AGAIN_MILLIS = 5_000;
const HIDDEN_MILLIS = 60_000;
const AUDIT_ENTRIES = 50;

/** The page of one person, from signing in to signing out. */
class RuntimePage {
  #person;
  #table;
  #details;
  #plugins = [];
  #timer = 0;
  #stopWatching = null;
  #hiding = 0;
  #ended = false;

  constructor(person, table) {
    this.#person = person;
    this.#table = table;
    this.#details = new Details(person);
  }

  begin() {
    showPerson(this.#person);
    at('content').hidden = false;
    at('audit').hidden = !permits(this.#person, 'operator');
    this.#watch();
    this.route();
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#hiding);
    this.#stopWatching?.();
    this.#details.close();
    at('event-list').replaceChildren();
    at('audit-list').replaceChildren();
    this.#table.show([]);
    fill(at('runtime'));
    connection('', '');
  }

  /** Receives events; each beginning loads everything, since something may have been missed. */
  #watch() {
    this.#stopWatching?.();
    connection('', 'connecting');
    this.#stopWatching = watch('/v1/events', {
      event: (event) => this.#take(event),
      lost: () => connection('lost', 'connection lost, trying again'),
      refused: () => this.#refused(),
    });
  }

  async #refused() {
    connection('lost', 'connection lost, trying again');
    try {
      if ((await current()) === null) {
        restart();
        return;
      }
    } catch {
      // It is tried again.
    }
    if (!this.#ended) {
      setTimeout(() => this.#ended || this.#watch(), AGAIN_MILLIS);
    }
  }

  #take(event) {
    if (event.watching) {
      connection('live', 'live');
    } else {
      addEvent(event);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), SOON_MILLIS);
  }

  async #load() {
    try {
      const [installed, status, diff] = await Promise.all([
        this.#optional('/v1/plugins'),
        get('/v1/status'),
        this.#optional('/v1/diff'),
      ]);
      if (this.#ended) {
        return;
      }
      this.#plugins = merge(installed.reply ?? {}, status, diff.reply);
      this.#table.show(this.#plugins);
      this.#details.update(this.#plugins);
      this.#showRuntime(status);
      tell(at('diff-problem'), (diff.problem ?? installed.problem)?.message);
      tell(at('page-problem'), null);
      if (permits(this.#person, 'operator')) {
        showAudit((await get('/v1/audit?limit=' + AUDIT_ENTRIES)).entries ?? []);
      }
    } catch (problem) {
      if (problem.status === 401) {
        restart();
      } else if (!this.#ended) {
        tell(at('page-problem'), problem.message);
      }
    }
  }

  /** Returns a reply, or the problem: a runtime without a configuration has no differences. */
  async #optional(path) {
    try {
      return { reply: await get(path) };
    } catch (problem) {
      if (problem.status === 401 || problem.status === 0) {
        throw problem;
      }
      return { problem };
    }
  }

  #showRuntime(status) {
    const mode = status.mode === 'MODE_SERVER' ? 'server' : 'client';
    fill(
      at('runtime'),
      [
        'Runtime ' + status.version,
        status.platform,
        'mode ' + mode,
        'since ' + new Date(status.startedAt).toLocaleString(),
        status.configuration ? 'configuration ' + status.configuration : 'no configuration',
        status.supervised ? null : 'runs no plugins',
      ]
        .filter(Boolean)
        .join(' · '));
  }

  /** Shows the plugin that the address names. */
  async route() {
    const match = /^#\/plugins\/(.+)$/.exec(location.hash);
    if (!match) {
      if (location.hash !== '#main') {
        const before = this.#details.name;
        this.#details.close();
        this.#table.mark(null);
        if (before !== null) {
          document.querySelector('a[href="#/plugins/' + CSS.escape(encodeURIComponent(before)) + '"]')?.focus();
        }
      }
      return;
    }
    const name = decoded(match[1]);
    this.#table.mark(name);
    const opened = this.#details.open(name);
    this.#details.update(this.#plugins);
    await opened;
  }

  /** A page that nobody sees asks for nothing. */
  visibility() {
    clearTimeout(this.#hiding);
    if (document.hidden) {
      this.#hiding = setTimeout(() => {
        this.#stopWatching?.();
        this.#stopWatching = null;
        connection('', 'paused');
      }, HIDDEN_MILLIS);
    } else if (this.#stopWatching === null) {
      this.#watch();
    }
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function connection(state, text) {
  at('connection').dataset.state = state;
  at('connection').textContent = text;
}

const table = new PluginTable();
let page = null;

async function restart() {
  page?.end();
  page = null;
  try {
    const person = await current();
    if (person === null) {
      ask();
      return;
    }
    page = new RuntimePage(person, table);
    page.begin();
  } catch (problem) {
    at('content').hidden = false;
    tell(at('page-problem'), problem.message);
    setTimeout(restart, AGAIN_MILLIS);
  }
}

prepare(restart);
addEventListener('hashchange', () => page?.route());
document.addEventListener('visibilitychange', () => page?.visibility());
restart();
