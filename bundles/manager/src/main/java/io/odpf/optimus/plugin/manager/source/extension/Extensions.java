// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The registered extensions of one kind. Uses the extension with the highest ranking for a name, or
 * the first one added if several have the same. Thread-safe; extensions may come and go at any
 * time.
 */
public final class Extensions<T> {
  /** How long running calls of a removed extension may take to end. */
  public static final Duration DRAIN = Duration.ofSeconds(30);

  private static final long POLL_MILLIS = 50;

  private final ExtensionResolver missing;
  private final Duration drain;
  private final List<Registration<T>> registrations = new CopyOnWriteArrayList<>();

  /**
   * Creates a registry.
   *
   * @param missing resolves names that are not present
   * @param drain how long {@link #remove} waits for running calls
   */
  public Extensions(ExtensionResolver missing, Duration drain) {
    this.missing = Objects.requireNonNull(missing, "missing");
    this.drain = Objects.requireNonNull(drain, "drain");
  }

  /**
   * Adds an extension.
   *
   * @param origin the bundle that provides it
   */
  public void add(String name, T extension, Origin origin, int ranking) {
    registrations.add(new Registration<>(name, extension, origin, ranking));
  }

  /**
   * Removes an extension. Waits for its running calls, except those that ignore interrupts, and
   * closes the instances that it created.
   */
  public void remove(T extension) {
    for (Registration<T> registration : registrations) {
      if (registration.extension() == extension) {
        registrations.remove(registration);
        registration.withdraw(drain);
        return;
      }
    }
  }

  /** Returns the names that are present, and those that would be resolved on demand. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(missing.names());
    for (Registration<T> registration : registrations) {
      names.add(registration.name());
    }
    return names;
  }

  /** Returns advice about a missing extension; empty if there is none. */
  public String missingHint() {
    return missing.hint();
  }

  /** Returns the extension for a name; resolves it if it is not present. */
  public Optional<Registration<T>> find(String name) {
    Optional<Registration<T>> found = present(name);
    if (found.isPresent()) {
      return found;
    }
    missing.resolve(name);
    return present(name);
  }

  /** Returns the extension for a name, if it is present. */
  public Optional<Registration<T>> present(String name) {
    Optional<Registration<T>> best = Optional.empty();
    for (Registration<T> registration : registrations) {
      if (registration.name().equals(name)
          && (best.isEmpty() || registration.ranking() > best.get().ranking())) {
        best = Optional.of(registration);
      }
    }
    return best;
  }

  /** Returns all extensions, those with a high ranking first. */
  public List<Registration<T>> all() {
    List<Registration<T>> all = new ArrayList<>(registrations);
    all.sort((one, other) -> Integer.compare(other.ranking(), one.ranking()));
    return all;
  }

  /** Returns the extensions of a bundle. */
  public List<Registration<T>> of(String origin) {
    return registrations.stream().filter(it -> it.origin().equals(origin)).toList();
  }

  /** Waits until an extension of a name is present; returns whether it is. */
  public boolean await(String name, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (present(name).isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }

  /** Leases the extension for a name to this thread; returns empty if there is none. */
  public Optional<Lease<T>> lease(String name) {
    // An extension may be withdrawn before it is leased; then try the next best one.
    for (Optional<Registration<T>> found = find(name); found.isPresent(); found = present(name)) {
      Optional<Lease<T>> lease = found.get().lease();
      if (lease.isPresent()) {
        return lease;
      }
    }
    return Optional.empty();
  }
}
