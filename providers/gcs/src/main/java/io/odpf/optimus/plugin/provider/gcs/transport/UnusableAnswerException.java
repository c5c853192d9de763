// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

/** A successful response that does not match the request. */
public final class UnusableAnswerException extends TransportException {
  private static final long serialVersionUID = 1L;

  /** The kinds of mismatches. */
  public enum Problem {
    /** The response is for another generation of the object. */
    OTHER_GENERATION,
    /** The body does not begin at the requested offset. */
    OTHER_RANGE,
    /** A proxy encoded or decoded the object. */
    RECODED,
    /** The bytes do not match the checksum in the header. */
    CORRUPT,
    /** The response is too long or malformed. */
    UNREADABLE,
    /** The response is not from a metadata server. */
    NO_TOKEN
  }

  private final Problem problem;

  /**
   * Creates an exception.
   *
   * @param message the details, safe to print
   */
  public UnusableAnswerException(Problem problem, String message) {
    super(message, null);
    this.problem = problem;
  }

  /** Returns the kind of mismatch; the message has the details. */
  public Problem problem() {
    return problem;
  }
}
