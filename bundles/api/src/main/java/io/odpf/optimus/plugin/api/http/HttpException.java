// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown when a request gets no response. The message names the host and contains no secrets. */
public final class HttpException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The reasons for a failure. */
  public enum Reason {
    /** No connection could be made: unknown name, connection refused, no route. */
    UNREACHABLE(true),
    /** A time limit expired. */
    TIMEOUT(true),
    /** The connection was closed or reset too early. */
    BROKEN(true),
    /**
     * A TLS connection was closed without a close_notify alert after a body of undeclared length.
     * The body may be truncated; only a digest can tell.
     */
    UNMARKED_END(true),
    /** The server's certificate is not trusted, or the server requires a client certificate. */
    UNTRUSTED(false),
    /** The server does not speak HTTP, violates the protocol, or exceeds our limits. */
    PROTOCOL(false),
    /** A redirect that must not be followed. */
    REDIRECT(false),
    /** The proxy refused. */
    PROXY(false),
    /** The settings are unusable: a file is missing or malformed. */
    SETTINGS(false);

    private final boolean passing;

    Reason(boolean passing) {
      this.passing = passing;
    }

    /** Returns whether a retry may succeed. */
    public boolean passing() {
      return passing;
    }

    /** Returns whether every request to the same server would fail in the same way. */
    public boolean onTheWay() {
      return this == UNREACHABLE || this == UNTRUSTED || this == PROXY || this == SETTINGS;
    }
  }

  private final Reason reason;
  private final String hint;

  /**
   * @param hint what to do; may be empty
   * @param cause may be null
   */
  public HttpException(Reason reason, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  /** Returns the reason for the failure. */
  public Reason reason() {
    return reason;
  }

  /** Returns what to do; may be empty. */
  public String hint() {
    return hint;
  }
}
