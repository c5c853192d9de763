// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

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
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The providers of one operation, made when first called; their secrets are read only then.
 * Thread-safe. If a factory goes away, running calls fail as {@link
 * ProviderException.Kind#UNAVAILABLE}; the next call uses a provider of the factory that is present
 * then.
 *
 * <p>A call takes at most the entry's {@code timeouts.total}, whatever the provider does: a call
 * that ignores even interrupts is abandoned, and its thread keeps running.
 */
public final class ProviderSession implements AutoCloseable {
  /** Extra time, so that a provider's own timeout, whose message says more, comes first. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  /** How long an updated bundle may take to come back. */
  private static final Duration COMEBACK = Duration.ofSeconds(5);

  private final ProviderRegistry registry;
  private final ProviderResources resources;
  private final Map<String, ProviderSlot> slots = new HashMap<>(); // guarded by this
  private final Map<String, Registration<ProviderFactory>> used =
      new HashMap<>(); // guarded by this

  ProviderSession(ProviderRegistry registry, ProviderResources resources) {
    this.registry = registry;
    this.resources = resources;
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
    Exception failure;
    try {
      T result = bounded(resolved, lease.registration(), call);
      use(entry, lease.registration());
      return result;
    } catch (ProviderException | InterruptedException thrown) {
      failure = thrown;
    } finally {
      lease.end();
    }
    if (lease.revoked()) {
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
    } catch (CallTimeoutException timeout) {
      throw timeout(entry, registration, timeout);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof ProviderException known) {
        throw known;
      }
      throw broken(entry, registration, failure.getCause());
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
    if (timeout.isGivenUp()) {
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

  /** Called after the lease has ended, so that the bundle's update or removal can proceed. */
  private ProviderException gone(ProviderEntry entry, Throwable cause) throws InterruptedException {
    String type = entry.spec().type();
    return registry.awaits(type, COMEBACK)
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

  /** The bundle whose provider was last used for an entry; empty if none was. */
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
