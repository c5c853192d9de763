// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** There is no answer to a request. The message names the host, and holds no secret. */
public final class HttpException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No connection: name unknown, refused, no route. */
    UNREACHABLE(true),
    /** A time limit was reached. */
    TIMEOUT(true),
    /** The connection ended or was reset before its time. */
    BROKEN(true),
    /**
     * A body over TLS that has no declared length ended without TLS saying so. All of it was
     * delivered, and it may be whole or cut: only a digest can tell.
     */
    UNMARKED_END(true),
    /** The other side's certificate is not to be trusted, or it wants one of ours. */
    UNTRUSTED(false),
    /** The other side does not speak HTTP, or breaks its rules or our limits. */
    PROTOCOL(false),
    /** A redirect that must not be followed. */
    REDIRECT(false),
    /** The proxy refused. */
    PROXY(false),
    /** The settings cannot be used: a file is missing or is not what it should be. */
    SETTINGS(false);

    private final boolean passing;

    Reason(boolean passing) {
      this.passing = passing;
    }

    /** Whether another try may succeed. */
    public boolean passing() {
      return passing;
    }

    /** Whether it is about the way to the server, and the same for whatever is asked there. */
    public boolean onTheWay() {
      return this == UNREACHABLE || this == UNTRUSTED || this == PROXY || this == SETTINGS;
    }
  }

  private final Reason reason;
  private final String hint;

  /**
   * @param hint what the user can do; may be empty
   * @param cause may be null
   */
  public HttpException(Reason reason, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  public Reason reason() {
    return reason;
  }

  public String hint() {
    return hint;
  }
}
