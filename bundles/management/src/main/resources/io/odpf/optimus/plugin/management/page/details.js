// SPDX-License-Identifier: Apache-2.0
// One plugin: its state, what it says of itself, its questions and its log.

import { get, pluginPath, post, watch } from './api.js';
import { at, definitions, element, fill, limit } from './dom.js';
import { badge } from './plugins.js';
import { questionList } from './questions.js';
import { permits } from './session.js';

const LINES = 500;
const PATIENCE_MILLIS = 60_000;

function problem(failure) {
  return element('p', { class: 'problem' }, failure.message);
}

function size(bytes) {
  const count = Number(bytes);
  if (!(count > 0)) {
    return '';
  }
  return count < 1048576 ? Math.ceil(count / 1024) + ' KiB' : (count / 1048576).toFixed(1) + ' MiB';
}

function line(event) {
  const log = event.log;
  const time = new Date(event.at);
  const clock = Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(11, 23) + ' ';
  const level = log.level === 'debug' || log.level === 'info' ? '' : log.level.toUpperCase() + ' ';
  return element('div', { 'data-level': log.level }, clock + level + log.message);
}

/** The section with a plugin's details. */
export class Details {
  #person;
  #name = null;
  #stop = () => {};

  constructor(person) {
    this.#person = person;
  }

  /** Returns the plugin that is shown; null if there is none. */
  get name() {
    return this.#name;
  }

  /** Shows a plugin, and moves the focus to it. */
  async open(name) {
    this.close();
    this.#name = name;
    at('details').hidden = false;
    fill(at('details-title'), name);
    fill(at('details-state'));
    fill(at('details-info'), element('p', { class: 'hint' }, 'Asking the plugin …'));
    fill(at('details-questions'), this.#asker(name));
    at('log').replaceChildren();
    at('details-title').focus();
    await Promise.all([this.#showInfo(name), this.#showLog(name)]);
  }

  /** Hides the section. */
  close() {
    this.#stop();
    this.#stop = () => {};
    this.#name = null;
    at('details').hidden = true;
  }

  /** Shows what the table knows of the plugin. */
  update(plugins) {
    const plugin = plugins.find((it) => it.name === this.#name);
    if (this.#name === null || !plugin) {
      return;
    }
    const { installed, running } = plugin;
    fill(
      at('details-state'),
      running ? element('p', {}, badge(running.state)) : null,
      running?.failure
        ? element('p', { class: 'problem' }, [running.failure.message, running.failure.hint].filter(Boolean).join('\n'))
        : null,
      definitions([
        ['Since', running?.since ? new Date(running.since).toLocaleString() : ''],
        ['Process', running && running.pid !== '0' ? running.pid : ''],
        ['Restarts', running ? String(running.restarts) : ''],
        ['Wanted', plugin.wanted],
        ['Installed', installed?.version],
        ['Running', running && running.pid !== '0' ? running.version : ''],
        ['Differences', plugin.differences.map((it) => it.kind + (it.reason ? ': ' + it.reason : '')).join('\n')],
        ['File', installed?.path],
        ['Size', size(installed?.size)],
        ['Digest', installed?.digest || running?.digest],
        ['Provider', installed?.provider],
        ['Source', installed?.source],
        ['Provided by', installed?.providedBy],
        ['Verified by', installed?.verifiedBy],
      ]));
  }

  async #showInfo(name) {
    let shown;
    try {
      const info = await get(pluginPath(name));
      shown = definitions([
        ['Description', info.description],
        ['Type', info.type === 'unspecified' ? '' : info.type],
        ['Hook type', info.hookType === 'unspecified' ? '' : info.hookType],
        ['Version', info.version],
        ['Abilities', info.mods],
        ['Image', info.image],
        ['API versions', info.apiVersions],
        ['Depends on', info.dependsOn],
        ['Generation', info.generation],
      ]);
    } catch (failure) {
      shown = problem(failure);
    }
    if (this.#name === name) {
      fill(at('details-info'), shown);
    }
  }

  #asker(name) {
    if (!permits(this.#person, 'client')) {
      return element('p', { class: 'hint' }, 'Asking a plugin requires the role client.');
    }
    const button = element('button', { type: 'button' }, 'Ask for its questions');
    button.addEventListener('click', () => this.#ask(name, button));
    return button;
  }

  async #ask(name, button) {
    button.disabled = true;
    let shown;
    try {
      const reply = await post(pluginPath(name) + '/call', { questions: { jobName: 'example' } });
      const questions = reply.questions?.questions ?? [];
      shown = questions.length === 0 ? element('p', { class: 'hint' }, 'It asks nothing.') : questionList(questions);
    } catch (failure) {
      shown = problem(failure);
    }
    button.disabled = false;
    if (this.#name === name) {
      fill(at('details-questions'), shown, button);
      button.focus();
    }
  }

  async #showLog(name) {
    const log = at('log');
    const live = [];
    const add = (event) => {
      const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
      log.append(line(event));
      limit(log, LINES, true);
      if (atEnd) {
        log.scrollTop = log.scrollHeight;
      }
    };
    let take = (event) => live.push(event);
    const path = '/v1/events?logs=true&plugins=' + encodeURIComponent(name);
    this.#follow(path, (event) => event.log && take(event));
    try {
      const reply = await get(pluginPath(name) + '/logs?limit=' + LINES);
      if (this.#name !== name) {
        return;
      }
      const records = reply.records ?? [];
      records.forEach(add);
      const last = new Set(records.map((it) => it.at + it.log.message));
      live.filter((it) => !last.has(it.at + it.log.message)).forEach(add);
      take = add;
      log.scrollTop = log.scrollHeight;
    } catch (failure) {
      if (this.#name === name) {
        log.append(element('div', { 'data-level': 'error' }, failure.message));
      }
    }
  }

  #follow(path, event) {
    let stop = () => {};
    let retry = 0;
    const begin = () => {
      stop = watch(path, {
        event,
        lost: () => {},
        refused: () => {
          retry = setTimeout(begin, PATIENCE_MILLIS);
        },
      });
    };
    begin();
    this.#stop = () => {
      clearTimeout(retry);
      stop();
    };
  }
}
