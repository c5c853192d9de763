// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown when a further connection to a plugin cannot be opened. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The reason for the failure. */
  public enum Reason {
    /** The other side does not accept it, or it cannot be opened. */
    REFUSED,
    /** The other side did not accept it in time. */
    LATE,
    /** The broker or the plugin has ended. */
    ENDED
  }

  private final Reason reason;

  BrokerException(String message, @Nullable Throwable cause) {
    this(Reason.REFUSED, message, cause);
  }

  BrokerException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }
}
