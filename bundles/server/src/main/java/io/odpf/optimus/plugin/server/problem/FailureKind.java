// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.problem;

/** The kinds of failures, which each protocol maps to its own status. */
public enum FailureKind {
  /** The request is wrong, whatever the server's state. */
  INVALID_ARGUMENT,
  /** What the request names does not exist. */
  NOT_FOUND,
  /** What the request creates exists. */
  ALREADY_EXISTS,
  /** The request is not possible in the present state. */
  FAILED_PRECONDITION,
  /** The server, a template or a plugin failed. */
  INTERNAL,
  /** The server cannot answer at present; the same request may succeed later. */
  UNAVAILABLE
}
