// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.supervisor.ForwardingSupervisor;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Forwards to the supervisor in the bundles while the runtime runs. After that, a host that keeps a
 * reference to it does not hold the bundles' classes.
 */
final class EmbeddedSupervisor extends ForwardingSupervisor {
  private final AtomicReference<Supervisor> delegate = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Starts the supervisor's bundle, unless it is running, and returns this object. */
  Supervisor in(FrameworkHost host) throws PluginManagerException {
    refuseClosed();
    if (delegate.get() == null) {
      delegate.set(host.supervisor());
    }
    return this;
  }

  void close() {
    closed.set(true);
    delegate.set(null);
  }

  private void refuseClosed() {
    if (closed.get()) {
      throw new IllegalStateException("this runtime of Optimus plugins is closed");
    }
  }

  @Override
  protected Supervisor delegate() {
    Supervisor supervisor = delegate.get();
    if (supervisor == null) {
      throw new IllegalStateException("this runtime of Optimus plugins is closed");
    }
    return supervisor;
  }
}
