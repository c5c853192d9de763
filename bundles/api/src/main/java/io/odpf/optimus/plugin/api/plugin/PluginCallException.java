// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.Objects;

/**
 * A call to a plugin failed. The message says which plugin and which call, and holds no secret; the
 * hint says what to do.
 */
public final class PluginCallException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, as far as a caller acts on it. */
  public enum Kind {
    /** The plugin does not run: stopped, starting, waiting for a restart, or given up. */
    NOT_RUNNING,
    /** The plugin does not serve this call. */
    UNSUPPORTED,
    /** No answer within the time allowed. */
    TIMEOUT,
    /** The plugin ended or closed the connection while it was called. */
    CRASHED,
    /** The plugin answered with an error. */
    REFUSED,
    /** The request or the answer is larger than the two sides allow, or makes no sense. */
    INVALID
  }

  private final Kind kind;
  private final String hint;

  /**
   * @param hint what to do; may be empty
   * @param cause may be null
   */
  public PluginCallException(Kind kind, String message, String hint, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  public Kind kind() {
    return kind;
  }

  public String hint() {
    return hint;
  }
}
