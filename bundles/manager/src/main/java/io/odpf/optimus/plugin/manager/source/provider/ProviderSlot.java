// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The provider of one entry. Can be closed even while its factory hangs. Thread-safe. */
final class ProviderSlot {
  private final ProviderEntry written;
  private final ProviderResources resources;
  private final ReentrantLock creation = new ReentrantLock();

  @GuardedBy("this")
  private Optional<ProviderEntry> resolved = Optional.empty();

  @GuardedBy("this")
  private Optional<ProviderInstance> current = Optional.empty();

  @GuardedBy("this")
  private boolean closed;

  /**
   * Creates a slot.
   *
   * @param written the entry, whose secrets may not have been read yet
   */
  ProviderSlot(ProviderEntry written, ProviderResources resources) {
    this.written = written;
    this.resources = resources;
  }

  /**
   * Returns the entry with its secrets, which are read at the first call.
   *
   * @throws PluginManagerException of category CONFIG if one cannot be read
   */
  synchronized ProviderEntry entry() throws PluginManagerException {
    if (resolved.isEmpty()) {
      resolved = Optional.of(written.resolved());
    }
    return resolved.get();
  }

  /** Returns the provider of a registered factory, which is created at the first call. */
  Provider provider(ProviderEntry entry, Registration<ProviderFactory> registration)
      throws ProviderException, InterruptedException {
    creation.lockInterruptibly();
    try {
      synchronized (this) {
        if (current.isPresent() && current.get().registration() == registration) {
          return current.get().provider();
        }
      }
      closeCurrent();
      ScopedProviderContext context = new ScopedProviderContext(entry, resources);
      Provider provider = registration.extension().create(entry.spec(), context);
      if (provider == null) {
        throw new NullPointerException(
            registration.extension().getClass().getName() + ".create answers null");
      }
      ProviderInstance instance = new ProviderInstance(registration, provider, context);
      registration.add(instance);
      if (!keep(instance)) {
        throw new InterruptedException("the operation was over before the provider was made");
      }
      return provider;
    } finally {
      creation.unlock();
    }
  }

  private boolean keep(ProviderInstance instance) {
    synchronized (this) {
      if (!closed) {
        current = Optional.of(instance);
        return true;
      }
    }
    close(instance);
    return false;
  }

  private void closeCurrent() {
    Optional<ProviderInstance> last;
    synchronized (this) {
      last = current;
      current = Optional.empty();
    }
    last.ifPresent(ProviderSlot::close);
  }

  private static void close(ProviderInstance instance) {
    if (instance.registration().remove(instance)) {
      instance.close();
    }
  }

  void close() {
    synchronized (this) {
      closed = true;
    }
    closeCurrent();
  }
}
