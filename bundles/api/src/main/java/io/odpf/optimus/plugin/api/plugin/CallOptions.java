// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import java.util.Objects;

/**
 * The options of a single call.
 *
 * @param timeout the limit for the whole call, including waiting for the plugin
 * @param waitForReady whether to wait, within the timeout, for a plugin that is starting or
 *     restarting, instead of failing immediately. A call that a crash interrupts is then repeated,
 *     since every call of the contract is idempotent.
 * @param dryRun tells the plugin that the reply will have no effect
 */
public record CallOptions(Duration timeout, boolean waitForReady, boolean dryRun) {

  /** 30 seconds, waits for the plugin, and is not a dry run. */
  public static final CallOptions DEFAULT = new CallOptions(Duration.ofSeconds(30), true, false);

  public CallOptions {
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("no time to wait: " + timeout);
    }
  }

  /** Returns these options with another timeout. */
  public CallOptions withTimeout(Duration newTimeout) {
    return new CallOptions(newTimeout, waitForReady, dryRun);
  }

  /** Returns these options, failing immediately while the plugin is not ready. */
  public CallOptions failingFast() {
    return new CallOptions(timeout, false, dryRun);
  }
}
