// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The extensions of one kind that are present. Of several with one name the highest ranking is
 * used, among equals the first that came. Thread-safe; extensions may come and go at any time.
 */
public final class Extensions<T> {
  /** How long an extension's running calls may go on after it was told to go. */
  public static final Duration DRAIN = Duration.ofSeconds(30);

  private static final long LOOK_MILLIS = 50;

  private final ExtensionResolver missing;
  private final Duration drain;
  private final List<Registration<T>> registrations = new CopyOnWriteArrayList<>();

  /**
   * @param missing asked for names that are not present
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
   * Removes an extension. When this returns no call is running on it, short of one that does not
   * answer interrupts, and what it made is closed.
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

  /** Those present, and those that would be brought if named. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(missing.names());
    for (Registration<T> registration : registrations) {
      names.add(registration.name());
    }
    return names;
  }

  /** What else a user can do about one that is missing; empty if there is nothing to say. */
  public String missingHint() {
    return missing.hint();
  }

  /** The one that is used, brought if need be. */
  public Optional<Registration<T>> find(String name) {
    Optional<Registration<T>> found = present(name);
    if (found.isPresent()) {
      return found;
    }
    missing.resolve(name);
    return present(name);
  }

  /** The one that is used, if it is here already. */
  public Optional<Registration<T>> present(String name) {
    Registration<T> best = null;
    for (Registration<T> registration : registrations) {
      if (registration.name().equals(name)
          && (best == null || registration.ranking() > best.ranking())) {
        best = registration;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The extensions of one bundle. */
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
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  /** Use of one by this thread, to be ended by it; empty if there is none of this name. */
  public Optional<Lease<T>> lease(String name) {
    // One may be withdrawn between being found and being leased; the next best is then asked.
    for (Optional<Registration<T>> found = find(name); found.isPresent(); found = present(name)) {
      Optional<Lease<T>> lease = found.get().lease();
      if (lease.isPresent()) {
        return lease;
      }
    }
    return Optional.empty();
  }
}
