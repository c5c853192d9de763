// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.SchemaLookup;
import io.odpf.optimus.plugin.manager.source.extension.BrokenExtensions;
import io.odpf.optimus.plugin.manager.source.extension.ExtensionCheck;
import io.odpf.optimus.plugin.manager.source.extension.Extensions;
import io.odpf.optimus.plugin.manager.source.extension.Lease;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The registered provider factories. Uses the factory with the highest ranking for a type, or the
 * first one added if several have the same. Thread-safe; factories may come and go at any time.
 */
public final class ProviderRegistry implements SchemaLookup {
  private static final String ON_DEMAND = "on demand";

  private final Extensions<ProviderFactory> factories;
  private final BrokenExtensions broken = new BrokenExtensions();

  public ProviderRegistry(ExtensionResolver missing) {
    this(missing, Extensions.DRAIN);
  }

  /**
   * Creates a registry.
   *
   * @param missing resolves types that are not present
   * @param drain how long {@link #remove} waits for running calls
   */
  public ProviderRegistry(ExtensionResolver missing, Duration drain) {
    this.factories = new Extensions<>(missing, drain);
  }

  /**
   * Adds a factory.
   *
   * @param origin its origin for users: a bundle with its version, or {@code built in}
   */
  public void add(ProviderFactory factory, String origin, int ranking) {
    add(factory, Origin.named(origin), ranking);
  }

  /** Adds a factory. */
  public void add(ProviderFactory factory, Origin origin, int ranking) {
    factories.add(factory.type(), factory, origin, ranking);
  }

  /**
   * Records a factory that is present but unusable.
   *
   * @param types the types that its bundle announces
   */
  public void addBroken(
      ProviderFactory factory, List<String> types, Origin origin, String problem) {
    broken.add(factory, types, origin.shown(), problem);
  }

  /** Returns the problems of a bundle's factories; calls their {@code options()}. */
  public List<String> problems(String origin) throws InterruptedException {
    List<String> problems = new ArrayList<>(broken.of(origin));
    for (Registration<ProviderFactory> registration : factories.of(origin)) {
      ProviderFactory factory = registration.extension();
      ExtensionCheck.ask(factory, "options", factory::options).problem().ifPresent(problems::add);
    }
    return problems;
  }

  /**
   * Removes a factory. Waits for its running calls, except those that ignore interrupts, and closes
   * the providers that it created.
   */
  public void remove(ProviderFactory factory) {
    if (broken.remove(factory)) {
      return;
    }
    factories.remove(factory);
  }

  @Override
  public Optional<OptionSchema> find(String type) {
    // No lambda: every command runs this code.
    var found = factories.find(type);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(found.get().extension().options());
    } catch (RuntimeException | LinkageError e) {
      // Reported by problem().
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> problem(String type) {
    Optional<Registration<ProviderFactory>> present = factories.present(type);
    if (present.isEmpty()) {
      return broken.problem(type);
    }
    ProviderFactory factory = present.get().extension();
    try {
      return ExtensionCheck.ask(factory, "options", factory::options)
          .problem()
          .map(problem -> "the bundle " + present.get().origin() + ": " + problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public SortedSet<String> types() {
    return factories.names();
  }

  @Override
  public String missingTypeHint() {
    String more = factories.missingHint();
    return more.isEmpty() ? "check the provider's type" : "check the provider's type, or " + more;
  }

  /** Returns the factories in use, by type, and the types that would be resolved on demand. */
  public List<ProviderInfo> providers() {
    List<ProviderInfo> infos = new ArrayList<>();
    for (String type : types()) {
      infos.add(
          factories
              .present(type)
              .map(it -> new ProviderInfo(it.name(), it.origin(), it.ranking()))
              .orElseGet(() -> new ProviderInfo(type, ON_DEMAND, 0)));
    }
    return infos;
  }

  /** Creates a session for one operation; the caller closes it. */
  public ProviderSession session(ProviderResources resources) {
    return new ProviderSession(this, resources);
  }

  /** Waits for a factory of a type; returns whether it is present. */
  boolean await(String type, Duration patience) throws InterruptedException {
    return factories.await(type, patience);
  }

  /** Leases a type's factory to this thread. */
  Lease<ProviderFactory> lease(String type) throws ProviderException {
    Optional<Lease<ProviderFactory>> lease = factories.lease(type);
    if (lease.isPresent()) {
      return lease.get();
    }
    // Unavailable, not invalid: the factory was present when the configuration was validated, and
    // returns when its bundle has been updated.
    String others = types().isEmpty() ? "none" : String.join(", ", types());
    throw ProviderException.unavailable(
        "provider type " + type + " is not present; present are " + others,
        missingTypeHint(),
        null);
  }
}
