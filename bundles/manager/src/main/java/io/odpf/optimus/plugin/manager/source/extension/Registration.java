// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A registered extension, with its leases and the instances that it created. Thread-safe. */
public final class Registration<T> {
  /** The time that interrupted calls have to end. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final T extension;
  private final String name;
  private final Origin origin;
  private final int ranking;

  @GuardedBy("this")
  private final Set<Lease<T>> leases = new HashSet<>();

  @GuardedBy("this")
  private final Set<Instance> instances = new HashSet<>();

  @GuardedBy("this")
  private boolean withdrawn;

  /** An object that an extension created, which must not outlive it. */
  @FunctionalInterface
  public interface Instance {
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

  /** Returns the name in configurations. */
  public String name() {
    return name;
  }

  /** Returns the origin for users. */
  public String origin() {
    return origin.shown();
  }

  /** Returns the identity of the bundle that provides it; may read the bundle's file. */
  public ExtensionOrigin identity() {
    return origin.identity().get();
  }

  public int ranking() {
    return ranking;
  }

  /** Leases the extension to this thread; returns empty once it is being withdrawn. */
  public synchronized Optional<Lease<T>> lease() {
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

  /** Adds an instance to close when the extension is withdrawn. */
  public synchronized void add(Instance instance) {
    instances.add(instance);
  }

  /** Removes an instance; returns whether it was present, and so is the caller's to close. */
  public synchronized boolean remove(Instance instance) {
    return instances.remove(instance);
  }

  /** Ends all use: waits for running calls, interrupts late ones, closes the instances. */
  void withdraw(Duration drain) {
    List<Instance> orphans;
    synchronized (this) {
      withdrawn = true;
      if (!drained(drain)) {
        // In the synchronized block, so that no thread is interrupted after its lease has ended.
        leases.forEach(Lease::revoke);
        drained(GRACE);
      }
      orphans = new ArrayList<>(instances);
      instances.clear();
    }
    orphans.forEach(Instance::close);
  }

  @GuardedBy("this")
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return leases.isEmpty();
    }
  }
}
