// SPDX-License-Identifier: Apache-2.0
// Everything that plugins and other machines say becomes text nodes: nothing is ever parsed as HTML.

const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Returns the element with an id. */
export function at(id) {
  return document.getElementById(id);
}

/** Returns text in which characters that are not seen, or turn the writing around, are shown. */
export function visible(text) {
  return String(text ?? '').replace(
    INVISIBLE,
    (character) => '\\u{' + character.codePointAt(0).toString(16) + '}');
}

/** Returns an element with attributes and children; texts become text nodes. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : String(value));
    }
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null) {
      made.append(child instanceof Node ? child : document.createTextNode(visible(child)));
    }
  }
  return made;
}

/** Replaces the children of an element. */
export function fill(parent, ...children) {
  parent.replaceChildren(
    ...children
      .flat()
      .filter((child) => child !== undefined && child !== null)
      .map((child) => (child instanceof Node ? child : document.createTextNode(visible(child)))));
}

/** Shows a message in an element, or hides the element if there is none. */
export function tell(target, message) {
  target.hidden = !message;
  fill(target, message ?? '');
}

/** Returns a moment as an element, in the reader's own time. */
export function moment(text) {
  const date = new Date(text);
  if (!text || Number.isNaN(date.getTime())) {
    return element('span', {}, '');
  }
  const today = date.toDateString() === new Date().toDateString();
  const shown = today ? date.toLocaleTimeString() : date.toLocaleString();
  return element('time', { datetime: date.toISOString() }, shown);
}

/** Returns a list of names and values, without those that are empty. */
export function definitions(pairs) {
  const list = element('dl');
  for (const [name, value] of pairs) {
    const empty = value === undefined || value === null || value === '' || value.length === 0;
    if (!empty) {
      const shown = Array.isArray(value) ? value.join(', ') : value;
      list.append(element('dt', {}, name), element('dd', {}, shown));
    }
  }
  return list;
}

/** Keeps at most a number of children; the last ones go, or the first. */
export function limit(list, most, first = false) {
  while (list.childElementCount > most) {
    (first ? list.firstElementChild : list.lastElementChild).remove();
  }
}
