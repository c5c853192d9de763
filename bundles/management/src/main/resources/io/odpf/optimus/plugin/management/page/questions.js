// SPDX-License-Identifier: Apache-2.0
// The questions that a plugin asks who creates a job with it.

import { element } from './dom.js';

/** Returns questions as a list, with those that follow an answer inside. */
export function questionList(questions) {
  return element('ul', { class: 'questions' }, questions.map(question));
}

function question(asked) {
  const facts = [];
  if (asked.defaultValue) {
    facts.push('default: ' + asked.defaultValue);
  }
  if (asked.choices?.length) {
    facts.push('choices: ' + asked.choices.join(', '));
  }
  return element(
    'li',
    {},
    element('p', {}, element('strong', {}, asked.prompt || asked.name)),
    asked.prompt ? element('p', { class: 'hint' }, asked.name) : null,
    asked.help ? element('p', {}, asked.help) : null,
    facts.length ? element('p', { class: 'hint' }, facts.join('; ')) : null,
    (asked.subQuestions ?? []).map((sub) =>
      element('div', {}, element('p', { class: 'hint' }, 'if the answer is ' + sub.ifValue + ':'), questionList(sub.questions))));
}
