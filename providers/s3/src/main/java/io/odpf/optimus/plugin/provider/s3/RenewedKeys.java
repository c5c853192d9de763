// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Keys that are looked up when first needed, and again shortly before they expire. */
final class RenewedKeys implements KeySource {
  /** Long enough for a request that was just signed to arrive. */
  private static final Duration EARLY = Duration.ofMinutes(2);

  private final Search search;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private Optional<AccessKeys> keys = Optional.empty();

  RenewedKeys(Search search, Clock clock) {
    this.search = search;
    this.clock = clock;
  }

  /** Looks up the keys. */
  @FunctionalInterface
  interface Search {
    AccessKeys find() throws ProviderException, InterruptedException;
  }

  @Override
  public Optional<AccessKeys> current() throws ProviderException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (keys.isEmpty() || keys.get().expiry().map(this::isNear).orElse(false)) {
        keys = Optional.of(search.find());
      }
      return keys;
    } finally {
      lock.unlock();
    }
  }

  private boolean isNear(java.time.Instant end) {
    return !end.isAfter(clock.instant().plus(EARLY));
  }
}
