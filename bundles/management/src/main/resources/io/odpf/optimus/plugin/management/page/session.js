// SPDX-License-Identifier: Apache-2.0
// Who reads the page. Without TLS and with a client certificate nobody has to sign in.

import { get, signIn, signOut } from './api.js';
import { at, fill, tell } from './dom.js';

const ROLES = ['reader', 'client', 'operator'];

/** Returns who reads the page; null if they have to sign in. */
export async function current() {
  try {
    return await get('/session');
  } catch (problem) {
    if (problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

/** Returns whether a person may do what requires a role. */
export function permits(person, role) {
  return ROLES.indexOf(person.role) >= ROLES.indexOf(role);
}

/** Shows who reads the page. */
export function showPerson(person) {
  at('person').hidden = false;
  fill(at('person-name'), person.name + ', ' + person.role);
  at('sign-out').hidden = !person.session;
}

/** Asks for a token. */
export function ask() {
  at('content').hidden = true;
  at('person').hidden = true;
  at('sign-in').hidden = false;
  at('token').focus();
}

/** Prepares the form and the button; done() is called after each of them has worked. */
export function prepare(done) {
  at('sign-in-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const field = at('token');
    tell(at('sign-in-problem'), null);
    try {
      await signIn(field.value.trim());
      field.value = '';
      at('sign-in').hidden = true;
      done();
    } catch (problem) {
      tell(at('sign-in-problem'), problem.message);
      field.select();
      field.focus();
    }
  });
  at('sign-out').addEventListener('click', async () => {
    await signOut();
    done();
  });
}
