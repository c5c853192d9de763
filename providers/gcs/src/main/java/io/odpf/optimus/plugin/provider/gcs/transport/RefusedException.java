// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

/** A server answered with an error status. */
public final class RefusedException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  RefusedException(Answer answer) {
    super("HTTP status " + answer.status(), null);
    this.answer = answer;
  }

  /** Returns the server's response. */
  public Answer answer() {
    return answer;
  }
}
