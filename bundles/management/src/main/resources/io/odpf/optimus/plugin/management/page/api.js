// SPDX-License-Identifier: Apache-2.0
// The management API, as docs/management.md describes it.

/** A problem that the API reports. */
export class ApiProblem extends Error {
  constructor(status, problems) {
    super(problems.map((it) => (it.hint ? it.message + '\n' + it.hint : it.message)).join('\n'));
    this.status = status;
    this.codes = problems.map((it) => it.code);
  }
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', redirect: 'error', ...options });
  } catch {
    throw new ApiProblem(0, [{ code: 'offline', message: 'the runtime cannot be reached' }]);
  }
  const text = response.status === 204 ? '' : await response.text();
  let body = {};
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    body = { problems: [{ code: 'unknown', message: 'the reply is not JSON' }] };
  }
  if (!response.ok) {
    const none = [{ code: 'unknown', message: 'the runtime answers with ' + response.status }];
    throw new ApiProblem(response.status, body.problems ?? none);
  }
  return body;
}

/** Returns the reply of a method that reads. */
export function get(path) {
  return send(path, { method: 'GET' });
}

/** Returns the reply of a call. */
export function post(path, request) {
  return send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
}

/** Begins a session with a token. */
export function signIn(token) {
  return send('/session', { method: 'POST', headers: { Authorization: 'Bearer ' + token } });
}

/** Ends the session. */
export function signOut() {
  return send('/session', { method: 'DELETE' });
}

/** Returns the path of a plugin. */
export function pluginPath(name) {
  return '/v1/plugins/' + encodeURIComponent(name);
}

/**
 * Receives events until it is stopped or refused.
 *
 * @param path where they are
 * @param handlers what is called: event(message), lost() while it reconnects, refused() at the end
 * @returns a function that stops it
 */
export function watch(path, handlers) {
  const source = new EventSource(path);
  source.onmessage = (message) => handlers.event(JSON.parse(message.data));
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) {
      handlers.refused();
    } else {
      handlers.lost();
    }
  };
  return () => source.close();
}
