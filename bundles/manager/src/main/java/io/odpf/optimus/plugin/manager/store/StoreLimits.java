// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import java.time.Duration;

/**
 * The limits of a store.
 *
 * @param bytes the total size of the artifacts, in bytes
 * @param age the time since an artifact's last use
 */
public record StoreLimits(long bytes, Duration age) {
  /** 10 GiB, 90 days. */
  public static final StoreLimits DEFAULT = new StoreLimits(10L << 30, Duration.ofDays(90));
}
