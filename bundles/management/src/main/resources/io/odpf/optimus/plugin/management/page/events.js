// SPDX-License-Identifier: Apache-2.0
// What happens, as it happens.

import { at, element, limit, moment, visible } from './dom.js';

const MOST = 200;

function stateText(change) {
  const text = change.plugin + ': ' + change.from + ' → ' + change.to;
  const cause = change.cause ? ', ' + change.cause : '';
  return text + cause + (change.failure ? '. ' + change.failure.message : '');
}

/** Returns an entry of the audit log as text. */
export function auditText(entry) {
  const changes = (entry.changes ?? []).map((it) => it.plugin).join(', ');
  return (
    entry.caller + ' (' + entry.role + ') ' + entry.method + ': ' + entry.outcome +
    (changes ? '. Changed: ' + changes : ''));
}

function text(event) {
  if (event.state) {
    return stateText(event.state);
  }
  if (event.locationChanged) {
    return 'installed plugins changed in ' + event.locationChanged;
  }
  if (event.audit) {
    return auditText(event.audit);
  }
  return event.missed ? event.missed + ' events were missed' : '';
}

/** Adds an event to the list and announces it to screen readers. */
export function addEvent(event) {
  const shown = text(event);
  if (!shown) {
    return;
  }
  at('no-events').hidden = true;
  const list = at('event-list');
  list.prepend(element('li', { class: 'fresh' }, moment(event.at), element('span', {}, shown)));
  limit(list, MOST);
  scrollable(list);
  at('announcements').textContent = visible(shown);
}

/** Shows the latest entries of the audit log, the newest first. */
export function showAudit(entries) {
  const list = at('audit-list');
  at('no-audit').hidden = entries.length > 0;
  list.replaceChildren(
    ...[...entries].reverse().map((it) => element('li', {}, moment(it.at), element('span', {}, auditText(it)))));
  scrollable(list);
}

/** Lets the keyboard reach a list that scrolls. */
function scrollable(list) {
  if (list.scrollHeight > list.clientHeight) {
    list.tabIndex = 0;
    list.setAttribute('role', 'list');
    list.setAttribute('aria-label', list.id === 'audit-list' ? 'Audit log' : 'Events');
  }
}
