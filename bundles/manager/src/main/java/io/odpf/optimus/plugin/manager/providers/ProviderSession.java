// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.ProviderEntry;
import io.odpf.optimus.plugin.manager.extension.Lease;
import io.odpf.optimus.plugin.manager.extension.Registration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The providers of one operation, made when first called; their secrets are read then, and no
 * earlier. Thread-safe. A factory that goes in between makes running calls fail as {@link
 * ProviderException.Kind#UNAVAILABLE}; the next call is on a provider of the factory that is then
 * there.
 */
public final class ProviderSession implements AutoCloseable {
  private final ProviderRegistry registry;
  private final Surroundings surroundings;
  private final Map<String, Slot> slots = new HashMap<>(); // guarded by this

  ProviderSession(ProviderRegistry registry, Surroundings surroundings) {
    this.registry = registry;
    this.surroundings = surroundings;
  }

  /**
   * Reads the secrets of entries now, before any of them is called.
   *
   * @return the same entries with all of their values
   * @throws PluginManagerException of category CONFIG with everything that keeps them from being
   *     used
   */
  public List<ProviderEntry> resolve(Collection<ProviderEntry> entries)
      throws PluginManagerException {
    List<ProviderEntry> resolved = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (ProviderEntry entry : entries) {
      try {
        resolved.add(slot(entry).entry());
      } catch (PluginManagerException unusable) {
        problems.addAll(unusable.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw PluginManagerException.config(problems);
    }
    return resolved;
  }

  /**
   * An entry with all of its values.
   *
   * @throws ProviderException of the kind INVALID if some cannot be read
   */
  public ProviderEntry resolved(ProviderEntry entry) throws ProviderException {
    try {
      return slot(entry).entry();
    } catch (PluginManagerException unusable) {
      Problem first = unusable.problems().get(0);
      throw ProviderException.of(
          ProviderException.Kind.INVALID, first.message(), first.hint(), unusable);
    }
  }

  /** Calls the provider of an entry, once. */
  public <T> T call(ProviderEntry entry, ProviderCall<T> call)
      throws ProviderException, InterruptedException {
    ProviderEntry resolved = resolved(entry);
    Lease<ProviderFactory> lease = registry.lease(entry.spec().type());
    try {
      return call.on(slot(resolved).provider(resolved, lease.registration()));
    } catch (ProviderException | InterruptedException failure) {
      if (lease.revoked()) {
        throw gone(entry, failure);
      }
      throw failure;
    } catch (RuntimeException | LinkageError broken) {
      if (lease.revoked()) {
        throw gone(entry, broken);
      }
      // What strangers' exceptions say may hold secrets: the class must do.
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "provider "
              + entry.spec().name()
              + " (type "
              + entry.spec().type()
              + ") broke: "
              + broken.getClass().getName(),
          "this is a defect of the provider, which "
              + lease.registration().origin()
              + " brings; see the log",
          broken);
    } finally {
      lease.end();
    }
  }

  private static ProviderException gone(ProviderEntry entry, Throwable cause) {
    return ProviderException.unavailable(
        "provider type " + entry.spec().type() + " was removed while it was used",
        "run the command again when the bundle is back",
        cause);
  }

  private synchronized Slot slot(ProviderEntry entry) {
    return slots.computeIfAbsent(entry.spec().name(), name -> new Slot(entry, surroundings));
  }

  @Override
  public synchronized void close() {
    slots.values().forEach(Slot::close);
    slots.clear();
  }

  /** The provider of one entry. */
  private static final class Slot {
    private final ProviderEntry written;
    private final Surroundings surroundings;
    private Optional<ProviderEntry> resolved = Optional.empty(); // guarded by this
    private ProviderInstance current; // guarded by this

    Slot(ProviderEntry written, Surroundings surroundings) {
      this.written = written;
      this.surroundings = surroundings;
    }

    synchronized ProviderEntry entry() throws PluginManagerException {
      if (resolved.isEmpty()) {
        resolved = Optional.of(written.resolved());
      }
      return resolved.get();
    }

    synchronized Provider provider(ProviderEntry entry, Registration<ProviderFactory> registration)
        throws ProviderException {
      if (current == null || current.registration() != registration) {
        close();
        LentContext context = new LentContext(entry, surroundings);
        Provider provider = registration.extension().create(entry.spec(), context);
        current = new ProviderInstance(registration, provider, context);
        registration.made(current);
      }
      return current.provider();
    }

    synchronized void close() {
      if (current != null && current.registration().forget(current)) {
        current.close();
      }
      current = null;
    }
  }
}
