// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.problem;

/** Thrown when a caller exceeds a limit of requests or open calls. */
public final class TooManyRequestsException extends EndpointException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  /**
   * Creates an exception.
   *
   * @param seconds the time after which the request may be repeated
   */
  public TooManyRequestsException(String message, long seconds) {
    super(
        EndpointProblem.TOO_MANY_REQUESTS,
        message,
        seconds == 1
            ? "wait a second, and repeat the request"
            : "wait " + seconds + " seconds, and repeat the request");
    this.seconds = seconds;
  }

  /** Returns the time in seconds after which the request may be repeated. */
  public long seconds() {
    return seconds;
  }
}
