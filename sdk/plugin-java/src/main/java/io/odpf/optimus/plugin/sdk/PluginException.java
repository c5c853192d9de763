// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a plugin that cannot answer, with a reason that the host can tell apart. The user sees
 * the message, which must contain no secret.
 */
public final class PluginException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The reasons, each of which is a gRPC status of the same name. */
  public enum Reason {
    /** The request is wrong. */
    INVALID_ARGUMENT,
    /** Something that the request names does not exist. */
    NOT_FOUND,
    /** The plugin may not look something up. */
    PERMISSION_DENIED,
    /** Something has to be done before the request can be answered. */
    FAILED_PRECONDITION
  }

  private final Reason reason;

  public PluginException(Reason reason, String message) {
    this(reason, message, null);
  }

  /**
   * @param cause may be null; the plugin's log gets it, the host does not
   */
  public PluginException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** Returns the reason. */
  public Reason reason() {
    return reason;
  }
}
