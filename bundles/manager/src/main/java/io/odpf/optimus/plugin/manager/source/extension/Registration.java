// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One extension's presence: who is using it, and what has been made by it. Thread-safe. */
public final class Registration<T> {
  /** How long interrupted calls get to end. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final T extension;
  private final String name;
  private final Origin origin;
  private final int ranking;

  // All guarded by this.
  private final Set<Lease<T>> leases = new HashSet<>();
  private final Set<Made> instances = new HashSet<>();
  private boolean withdrawn;

  /** What an extension made, which does not outlive it. */
  @FunctionalInterface
  public interface Made {
    void close();
  }

  Registration(String name, T extension, Origin origin, int ranking) {
    this.name = name;
    this.extension = extension;
    this.origin = origin;
    this.ranking = ranking;
  }

  public T extension() {
    return extension;
  }

  /** What configurations call it. */
  public String name() {
    return name;
  }

  /** Who brought it, for people. */
  public String origin() {
    return origin.shown();
  }

  /** The identity of the bundle that provides it; may read the bundle's file. */
  public ExtensionOrigin identity() {
    return origin.identity().get();
  }

  public int ranking() {
    return ranking;
  }

  /** Use of the extension by this thread; empty once it is being withdrawn. */
  synchronized Optional<Lease<T>> lease() {
    if (withdrawn) {
      return Optional.empty();
    }
    Lease<T> lease = new Lease<>(this);
    leases.add(lease);
    return Optional.of(lease);
  }

  synchronized void release(Lease<T> lease) {
    leases.remove(lease);
    notifyAll();
  }

  /** Is closed when the extension goes, unless it is forgotten before. */
  public synchronized void made(Made instance) {
    instances.add(instance);
  }

  /** Whether it was still known here; then the caller closes it. */
  public synchronized boolean forget(Made instance) {
    return instances.remove(instance);
  }

  /** Ends all use: waits for running calls, interrupts those that take longer, closes the rest. */
  void withdraw(Duration drain) {
    List<Made> orphans;
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
    orphans.forEach(Made::close);
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
