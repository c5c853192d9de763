// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The provider of one entry. Can be closed even while a factory hangs. Thread-safe. */
final class ProviderSlot {
  private final ProviderEntry written;
  private final ProviderResources resources;
  private final ReentrantLock making = new ReentrantLock();

  private Optional<ProviderEntry> resolved = Optional.empty(); // guarded by this
  private Optional<ProviderInstance> current = Optional.empty(); // guarded by this
  private boolean closed; // guarded by this

  /**
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

  /** Returns the provider of a registered factory, made at the first call. */
  Provider provider(ProviderEntry entry, Registration<ProviderFactory> registration)
      throws ProviderException, InterruptedException {
    making.lockInterruptibly();
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
      ProviderInstance made = new ProviderInstance(registration, provider, context);
      registration.made(made);
      if (!keep(made)) {
        throw new InterruptedException("the operation was over before the provider was made");
      }
      return provider;
    } finally {
      making.unlock();
    }
  }

  private boolean keep(ProviderInstance made) {
    synchronized (this) {
      if (!closed) {
        current = Optional.of(made);
        return true;
      }
    }
    close(made);
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
    if (instance.registration().forget(instance)) {
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
