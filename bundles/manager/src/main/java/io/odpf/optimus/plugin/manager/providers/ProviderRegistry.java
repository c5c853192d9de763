// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.MissingTypeResolver;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.SchemaLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The provider factories that are present. Of several for one type, the highest ranking is used,
 * among equals the first that came. Thread-safe; factories may come and go at any time.
 */
public final class ProviderRegistry implements SchemaLookup {
  /** How long a factory's running calls may go on after it was told to go. */
  public static final Duration DRAIN = Duration.ofSeconds(30);

  private static final String ON_DEMAND = "on demand";

  private final MissingTypeResolver missing;
  private final Duration drain;
  private final List<Registration> registrations = new CopyOnWriteArrayList<>();

  public ProviderRegistry(MissingTypeResolver missing) {
    this(missing, DRAIN);
  }

  /**
   * @param missing asked for types that are not present
   * @param drain how long {@link #remove} waits for running calls
   */
  public ProviderRegistry(MissingTypeResolver missing, Duration drain) {
    this.missing = Objects.requireNonNull(missing, "missing");
    this.drain = Objects.requireNonNull(drain, "drain");
  }

  /**
   * Adds a factory.
   *
   * @param origin who brings it, for people: a bundle with its version, or {@code built in}
   */
  public void add(ProviderFactory factory, String origin, int ranking) {
    registrations.add(new Registration(factory, origin, ranking));
  }

  /**
   * Removes a factory. When this returns no call is running on it, short of one that does not
   * answer interrupts, and what it made is closed.
   */
  public void remove(ProviderFactory factory) {
    for (Registration registration : registrations) {
      if (registration.factory() == factory) {
        registrations.remove(registration);
        registration.withdraw(drain);
        return;
      }
    }
  }

  @Override
  public Optional<OptionSchema> find(String type) {
    Optional<Registration> found = present(type);
    return found.isPresent() ? Optional.of(found.get().factory().options()) : Optional.empty();
  }

  @Override
  public SortedSet<String> types() {
    SortedSet<String> types = new TreeSet<>(missing.types());
    for (Registration registration : registrations) {
      types.add(registration.type());
    }
    return types;
  }

  @Override
  public String missingTypeHint() {
    return missing.hint();
  }

  /** The factories that are used, by type, and the types that would be brought if named. */
  public List<ProviderInfo> providers() {
    List<ProviderInfo> infos = new ArrayList<>();
    for (String type : types()) {
      infos.add(
          best(type)
              .map(it -> new ProviderInfo(it.type(), it.origin(), it.ranking()))
              .orElseGet(() -> new ProviderInfo(type, ON_DEMAND, 0)));
    }
    return infos;
  }

  /** Providers for one operation; the caller closes them. */
  public ProviderSession session(Surroundings surroundings) {
    return new ProviderSession(this, surroundings);
  }

  /** Use of a type's factory by this thread, to be closed by it. */
  Lease lease(String type) throws ProviderException {
    // A factory may be withdrawn between being found and being leased; the next best is then asked.
    for (Optional<Registration> found = present(type); found.isPresent(); found = best(type)) {
      Optional<Lease> lease = found.get().lease();
      if (lease.isPresent()) {
        return lease.get();
      }
    }
    // Unavailable rather than invalid: the configuration was accepted, so it was there, and a
    // bundle that is being updated comes back.
    String others = types().isEmpty() ? "none" : String.join(", ", types());
    throw ProviderException.unavailable(
        "provider type " + type + " is not present; present are " + others, missing.hint(), null);
  }

  private Optional<Registration> present(String type) {
    Optional<Registration> found = best(type);
    if (found.isPresent()) {
      return found;
    }
    missing.resolve(type);
    return best(type);
  }

  private Optional<Registration> best(String type) {
    Registration best = null;
    for (Registration registration : registrations) {
      if (registration.type().equals(type)
          && (best == null || registration.ranking() > best.ranking())) {
        best = registration;
      }
    }
    return Optional.ofNullable(best);
  }
}
