// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

/** A server answered, but not with what was asked for. */
public final class RefusedException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  RefusedException(Answer answer) {
    super("HTTP status " + answer.status(), null);
    this.answer = answer;
  }

  /** Its answer. */
  public Answer answer() {
    return answer;
  }
}
