// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.source.extension.BoundedCall;
import io.odpf.optimus.plugin.manager.source.extension.CallTimeoutException;
import io.odpf.optimus.plugin.manager.source.extension.ExtensionException;
import io.odpf.optimus.plugin.manager.source.extension.Lease;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The providers of one operation, which are created, and whose secrets are read, at their first
 * calls. Thread-safe. If a factory is removed, running calls fail as {@link
 * ProviderException.Kind#UNAVAILABLE}, and later calls use the current factory.
 *
 * <p>A call takes at most the entry's {@code timeouts.total}. A call that ignores even interrupts
 * is abandoned, and its thread keeps running.
 */
public final class ProviderSession implements AutoCloseable {
  /** Extra time for a provider's own timeout, whose message is more specific. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  /** The time to wait for a bundle that is being updated. */
  private static final Duration COMEBACK = Duration.ofSeconds(5);

  private final ProviderRegistry registry;
  private final ProviderResources resources;

  @GuardedBy("this")
  private final Map<String, ProviderSlot> slots = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, Registration<ProviderFactory>> used = new HashMap<>();

  ProviderSession(ProviderRegistry registry, ProviderResources resources) {
    this.registry = registry;
    this.resources = resources;
  }

  /**
   * Reads the secrets of entries before any of them is called.
   *
   * @return the entries with their secrets
   * @throws PluginManagerException of category CONFIG with the problems of all entries
   */
  public List<ProviderEntry> resolve(Collection<ProviderEntry> entries)
      throws PluginManagerException {
    List<ProviderEntry> resolved = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (ProviderEntry entry : entries) {
      try {
        resolved.add(slot(entry).entry());
      } catch (PluginManagerException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw PluginManagerException.config(problems);
    }
    return resolved;
  }

  /**
   * Returns an entry with its secrets.
   *
   * @throws ProviderException of the kind INVALID if a secret cannot be read
   */
  public ProviderEntry resolved(ProviderEntry entry) throws ProviderException {
    try {
      return slot(entry).entry();
    } catch (PluginManagerException e) {
      Problem first = e.problems().get(0);
      throw ProviderException.of(ProviderException.Kind.INVALID, first.message(), first.hint(), e);
    }
  }

  /** Calls the provider of an entry, once. */
  public <T> T call(ProviderEntry entry, ProviderCall<T> call)
      throws ProviderException, InterruptedException {
    ProviderEntry resolved = resolved(entry);
    Lease<ProviderFactory> lease = registry.lease(entry.spec().type());
    Exception failure;
    try {
      T result = bounded(resolved, lease.registration(), call);
      use(entry, lease.registration());
      return result;
    } catch (ProviderException | InterruptedException e) {
      failure = e;
    } finally {
      lease.end();
    }
    if (lease.isRevoked()) {
      throw gone(entry, failure);
    }
    if (failure instanceof InterruptedException interrupt) {
      throw interrupt;
    }
    throw (ProviderException) failure;
  }

  private <T> T bounded(
      ProviderEntry entry, Registration<ProviderFactory> registration, ProviderCall<T> call)
      throws ProviderException, InterruptedException {
    ProviderSlot slot = slot(entry);
    try {
      return BoundedCall.run(
          "optimus-provider-" + entry.spec().name(),
          entry.timeouts().total().plus(AFTER),
          () -> call.on(slot.provider(entry, registration)));
    } catch (CallTimeoutException e) {
      throw timeout(entry, registration, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProviderException failure) {
        throw failure;
      }
      throw broken(entry, registration, Objects.requireNonNull(e.getCause()));
    }
  }

  private static ProviderException timeout(
      ProviderEntry entry,
      Registration<ProviderFactory> registration,
      CallTimeoutException timeout) {
    String message =
        named(entry)
            + " did not answer within timeouts.total, "
            + entry.timeouts().total().toMillis()
            + " ms";
    if (timeout.isAbandoned()) {
      return ProviderException.of(
          ProviderException.Kind.INVALID,
          message + ", and does not answer interrupts either, so it was left behind",
          "this is a defect of the provider, which "
              + registration.origin()
              + " brings; --verbose shows where it hangs",
          timeout);
    }
    return ProviderException.unavailable(
        message, "raise timeouts.total if it is slow; --verbose shows where it waited", timeout);
  }

  private ProviderException broken(
      ProviderEntry entry, Registration<ProviderFactory> registration, Throwable thrown) {
    ExtensionException defect =
        ExtensionException.of(
            thrown, new Redaction(entry.spec().options(), resources.environment()));
    return ProviderException.of(
        ProviderException.Kind.INVALID,
        named(entry) + " broke: " + defect.summary(),
        "this is a defect of the provider, which "
            + registration.origin()
            + " brings"
            + (defect.isMissingClass() ? ": the bundle must contain its libraries" : "")
            + "; --verbose shows the stack trace",
        defect);
  }

  private static String named(ProviderEntry entry) {
    return "provider " + entry.spec().name() + " (type " + entry.spec().type() + ")";
  }

  /**
   * Describes the loss of a factory. Requires that the lease has ended, so that an update can go
   * on.
   */
  private ProviderException gone(ProviderEntry entry, Throwable cause) throws InterruptedException {
    String type = entry.spec().type();
    return registry.await(type, COMEBACK)
        ? ProviderException.unavailable(
            "provider type " + type + " was updated while it was used",
            "run the command again",
            cause)
        : ProviderException.unavailable(
            "provider type " + type + " was removed while it was used",
            "retry once the bundle is active again",
            cause);
  }

  private synchronized void use(ProviderEntry entry, Registration<ProviderFactory> registration) {
    used.put(entry.spec().name(), registration);
  }

  /** Returns the bundle whose provider was last called for an entry; empty if none was. */
  public Optional<ExtensionOrigin> origin(ProviderEntry entry) {
    Registration<ProviderFactory> registration;
    synchronized (this) {
      registration = used.get(entry.spec().name());
    }
    return registration == null ? Optional.empty() : Optional.of(registration.identity());
  }

  private synchronized ProviderSlot slot(ProviderEntry entry) {
    return slots.computeIfAbsent(entry.spec().name(), name -> new ProviderSlot(entry, resources));
  }

  @Override
  public synchronized void close() {
    slots.values().forEach(ProviderSlot::close);
    slots.clear();
  }
}
