// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import java.util.Objects;

/**
 * How one call is made.
 *
 * @param timeout how long it may take in all; waiting for the plugin included
 * @param waitForReady whether to wait, within the timeout, for a plugin that is starting or being
 *     restarted, instead of failing at once. A call that a crash interrupts is made again then,
 *     since every call of the contract is idempotent.
 * @param dryRun tells the plugin that nothing will come of the answer
 */
public record CallOptions(Duration timeout, boolean waitForReady, boolean dryRun) {

  /** 30 seconds, waiting for the plugin, for real. */
  public static final CallOptions DEFAULT = new CallOptions(Duration.ofSeconds(30), true, false);

  public CallOptions {
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("no time to wait: " + timeout);
    }
  }

  /** The same with another timeout. */
  public CallOptions withTimeout(Duration newTimeout) {
    return new CallOptions(newTimeout, waitForReady, dryRun);
  }

  /** The same, failing at once while the plugin is not ready. */
  public CallOptions failingFast() {
    return new CallOptions(timeout, false, dryRun);
  }
}
