// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One factory's presence: who is using it, and what has been made by it. Thread-safe. */
final class Registration {
  /** How long interrupted calls get to end. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ProviderFactory factory;
  private final String type;
  private final String origin;
  private final int ranking;

  // All guarded by this.
  private final Set<Lease> leases = new HashSet<>();
  private final Set<ProviderInstance> instances = new HashSet<>();
  private boolean withdrawn;

  Registration(ProviderFactory factory, String origin, int ranking) {
    this.factory = factory;
    this.type = factory.type();
    this.origin = origin;
    this.ranking = ranking;
  }

  ProviderFactory factory() {
    return factory;
  }

  String type() {
    return type;
  }

  String origin() {
    return origin;
  }

  int ranking() {
    return ranking;
  }

  /** Use of the factory by this thread; empty once it is being withdrawn. */
  synchronized Optional<Lease> lease() {
    if (withdrawn) {
      return Optional.empty();
    }
    Lease lease = new Lease(this);
    leases.add(lease);
    return Optional.of(lease);
  }

  synchronized void release(Lease lease) {
    leases.remove(lease);
    notifyAll();
  }

  synchronized void made(ProviderInstance instance) {
    instances.add(instance);
  }

  /** Whether it was still known here; then the caller closes it. */
  synchronized boolean forget(ProviderInstance instance) {
    return instances.remove(instance);
  }

  /** Ends all use: waits for running calls, interrupts those that take longer, closes the rest. */
  void withdraw(Duration drain) {
    List<ProviderInstance> orphans;
    synchronized (this) {
      withdrawn = true;
      if (!drained(drain)) {
        // Within the monitor, so that no thread is interrupted after its lease has ended.
        leases.forEach(Lease::revoke);
        drained(GRACE);
      }
      orphans = new ArrayList<>(instances);
      instances.clear();
    }
    orphans.forEach(ProviderInstance::close);
  }

  private boolean drained(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!leases.isEmpty()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return leases.isEmpty();
    }
  }
}
