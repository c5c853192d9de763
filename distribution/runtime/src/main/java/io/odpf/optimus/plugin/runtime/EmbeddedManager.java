// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Forwards to the manager in the bundles while the runtime runs. After that, a host that keeps a
 * reference to it does not hold the bundles' classes.
 */
final class EmbeddedManager extends ForwardingPluginManager {
  private final AtomicReference<PluginManager> current;

  EmbeddedManager(PluginManager manager) {
    current = new AtomicReference<>(manager);
  }

  void close() {
    current.set(null);
  }

  ClassLoader bundleLoader() {
    return delegate().getClass().getClassLoader();
  }

  @Override
  protected PluginManager delegate() {
    PluginManager manager = current.get();
    if (manager == null) {
      throw new IllegalStateException("this runtime of Optimus plugins is closed");
    }
    return manager;
  }
}
