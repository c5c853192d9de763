// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.ProviderEntry;
import io.odpf.optimus.plugin.manager.extension.Lease;
import io.odpf.optimus.plugin.manager.extension.Registration;
import java.util.HashMap;
import java.util.Map;

/**
 * The providers of one operation, made when first called. Thread-safe. A factory that goes in
 * between makes running calls fail as {@link ProviderException.Kind#UNAVAILABLE}; the next call is
 * on a provider of the factory that is then there.
 */
public final class ProviderSession implements AutoCloseable {
  private final ProviderRegistry registry;
  private final Surroundings surroundings;
  private final Map<String, Slot> slots = new HashMap<>(); // guarded by this

  ProviderSession(ProviderRegistry registry, Surroundings surroundings) {
    this.registry = registry;
    this.surroundings = surroundings;
  }

  /** Calls the provider of an entry, once. */
  public <T> T call(ProviderEntry entry, ProviderCall<T> call)
      throws ProviderException, InterruptedException {
    Lease<ProviderFactory> lease = registry.lease(entry.spec().type());
    try {
      return call.on(slot(entry).provider(lease.registration()));
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
    private final ProviderEntry entry;
    private final Surroundings surroundings;
    private ProviderInstance current; // guarded by this

    Slot(ProviderEntry entry, Surroundings surroundings) {
      this.entry = entry;
      this.surroundings = surroundings;
    }

    synchronized Provider provider(Registration<ProviderFactory> registration)
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
