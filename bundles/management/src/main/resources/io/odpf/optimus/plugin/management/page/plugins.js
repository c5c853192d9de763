// SPDX-License-Identifier: Apache-2.0
// The table of plugins: wanted, installed, running, and how these differ.

import { at, element, fill, tell, visible } from './dom.js';

const COLUMNS = ['Wanted', 'Installed', 'Running', 'State', 'Difference'];
const NONE = '–';

const DIFFERENCES = {
  missing: 'not installed',
  outdated: 'outdated',
  modified: 'changed on disk',
  extra: 'not in the configuration',
  lock_stale: 'differs from the lock',
  unmanaged: 'installed by hand',
};

const KINDS = {
  ready: 'good',
  starting: 'busy',
  handshake: 'busy',
  stopping: 'busy',
  unhealthy: 'bad',
  backoff: 'bad',
  failed: 'bad',
};

/** Returns a state as a badge. */
export function badge(state) {
  return element('span', { class: 'state', 'data-kind': KINDS[state] ?? 'calm' }, state);
}

/** Merges what is wanted, installed and running; returns plugins in the order of their names. */
export function merge(installed, status, diff) {
  const plugins = new Map();
  const known = (name) => {
    if (!plugins.has(name)) {
      plugins.set(name, { name, differences: [] });
    }
    return plugins.get(name);
  };
  for (const plugin of installed.plugins ?? []) {
    if (!diff || !diff.platform || plugin.platform === diff.platform) {
      known(plugin.name).installed = plugin;
    }
  }
  for (const plugin of status.plugins ?? []) {
    known(plugin.name).running = plugin;
  }
  for (const difference of [...(diff?.differences ?? []), ...(diff?.notes ?? [])]) {
    if (difference.plugin) {
      known(difference.plugin).differences.push(difference);
    }
  }
  for (const plugin of plugins.values()) {
    plugin.wanted = wanted(plugin, diff);
    plugin.stale = isStale(plugin);
  }
  return [...plugins.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function wanted(plugin, diff) {
  const kinds = plugin.differences.map((it) => it.kind);
  if (!diff || kinds.includes('extra') || kinds.includes('unmanaged')) {
    return '';
  }
  const expected = plugin.differences.map((it) => it.expected).find((it) => it);
  return expected ?? version(plugin.installed);
}

function version(plugin) {
  return plugin ? plugin.version || 'unknown version' : '';
}

/** Returns whether another file runs than the one that is installed. */
function isStale({ installed, running }) {
  return Boolean(
    installed?.digest && running?.digest && running.pid !== '0' && installed.digest !== running.digest);
}

function differs(plugin) {
  const serves = !plugin.running || plugin.running.state === 'ready';
  return plugin.differences.length > 0 || plugin.stale || !serves;
}

function differenceText(plugin) {
  const texts = plugin.differences.map(
    (it) => (DIFFERENCES[it.kind] ?? it.kind) + (it.reason ? ': ' + it.reason : ''));
  if (plugin.stale) {
    texts.push('the running file is not the installed one');
  }
  if (plugin.running?.failure) {
    texts.push(plugin.running.failure.message);
  }
  return texts;
}

/** The table on the page, whose rows stay where they are while their content changes. */
export class PluginTable {
  #rows = new Map();
  #plugins = [];
  #current = null;

  constructor() {
    at('filter').addEventListener('input', () => this.#filter());
    at('only-different').addEventListener('change', () => this.#filter());
  }

  /** Shows plugins. */
  show(plugins) {
    this.#plugins = plugins;
    const body = at('plugin-rows');
    const names = new Set(plugins.map((it) => it.name));
    for (const [name, row] of this.#rows) {
      if (!names.has(name)) {
        row.remove();
        this.#rows.delete(name);
      }
    }
    let before = null;
    for (const plugin of plugins) {
      const row = this.#row(plugin.name);
      const next = before === null ? body.firstElementChild : before.nextElementSibling;
      if (next !== row) {
        body.insertBefore(row, next);
      }
      this.#fill(row, plugin);
      before = row;
    }
    this.#filter();
  }

  #row(name) {
    if (!this.#rows.has(name)) {
      const link = element('a', { href: '#/plugins/' + encodeURIComponent(name) }, name);
      const cells = COLUMNS.map((it) => element('td', { role: 'cell', 'data-label': it }));
      const heading = element('th', { role: 'rowheader', scope: 'row' }, link);
      this.#rows.set(name, element('tr', { role: 'row' }, heading, cells));
    }
    return this.#rows.get(name);
  }

  #fill(row, plugin) {
    const running = plugin.running;
    const runs = running && running.pid !== '0';
    const differences = differenceText(plugin);
    const values = [
      element('span', {}, plugin.wanted || NONE),
      element('span', {}, version(plugin.installed) || NONE),
      element('span', {}, runs ? running.version || 'unknown version' : NONE),
      running ? badge(running.state) : element('span', {}, NONE),
      differences.length === 0
        ? element('span', {}, NONE)
        : element('div', {}, differences.map((it) => element('div', {}, it))),
    ];
    values.forEach((value, i) => {
      const cell = row.children[i + 1];
      if (cell.textContent !== value.textContent) {
        fill(cell, value);
      }
    });
    row.lastElementChild.toggleAttribute('data-none', differences.length === 0);
  }

  /** Marks the plugin whose details are shown. */
  mark(name) {
    this.#current = name;
    this.#filter();
  }

  #filter() {
    const wanted = at('filter').value.trim().toLowerCase();
    const only = at('only-different').checked;
    let shown = 0;
    for (const plugin of this.#plugins) {
      const row = this.#rows.get(plugin.name);
      const matches = visible(plugin.name).toLowerCase().includes(wanted);
      row.hidden = !matches || (only && !differs(plugin));
      row.toggleAttribute('data-current', plugin.name === this.#current);
      shown += row.hidden ? 0 : 1;
    }
    at('plugin-table').hidden = shown === 0;
    at('plugins-tools').hidden = this.#plugins.length === 0;
    const none = this.#plugins.length === 0 ? 'There are no plugins on this machine.' : 'No plugin matches.';
    tell(at('no-plugins'), shown === 0 ? none : null);
    at('summary').textContent = this.#summary();
  }

  #summary() {
    const count = (test) => this.#plugins.filter(test).length;
    return [
      count((it) => it.wanted) + ' wanted',
      count((it) => it.installed) + ' installed',
      count((it) => it.running?.state === 'ready') + ' ready',
      count(differs) + ' to look at',
    ].join(' · ');
  }
}
