// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

/** A server answered with success, but with something else than was asked for. */
public final class UnusableAnswerException extends TransportException {
  private static final long serialVersionUID = 1L;

  /** How the answer differs. */
  public enum Problem {
    /** It holds another generation of the object. */
    OTHER_GENERATION,
    /** It does not begin at the byte that was asked for. */
    OTHER_RANGE,
    /** Something on the way encoded or decoded the object. */
    RECODED,
    /** The bytes do not have the checksum that came with them. */
    CORRUPT,
    /** It is too long, or cannot be read at all. */
    UNREADABLE,
    /** It is not from a metadata server. */
    NO_TOKEN
  }

  private final Problem problem;

  /**
   * @param message the details, fit to be shown
   */
  public UnusableAnswerException(Problem problem, String message) {
    super(message, null);
    this.problem = problem;
  }

  /** How the answer differs; the message has the details. */
  public Problem problem() {
    return problem;
  }
}
