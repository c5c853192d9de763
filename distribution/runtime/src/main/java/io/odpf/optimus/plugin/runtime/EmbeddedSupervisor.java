// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The bundles' supervisor while the runtime runs. What a host keeps of a closed runtime is this
 * empty shell, not the bundles' classes.
 */
final class EmbeddedSupervisor implements Supervisor {
  private final AtomicReference<Supervisor> delegate = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** This, once the bundle in a framework runs. */
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

  private Supervisor open() {
    Supervisor supervisor = delegate.get();
    if (supervisor == null) {
      throw new IllegalStateException("this runtime of Optimus plugins is closed");
    }
    return supervisor;
  }

  @Override
  public List<PluginStatus> plugins() {
    return open().plugins();
  }

  @Override
  public Optional<PluginStatus> plugin(String name) {
    return open().plugin(name);
  }

  @Override
  public PluginClient client(String name) throws SupervisorException {
    return open().client(name);
  }

  @Override
  public void start(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    open().start(names, timeout);
  }

  @Override
  public void stop(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    open().stop(names, timeout);
  }

  @Override
  public void restart(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    open().restart(names, timeout);
  }

  @Override
  public void rescan() throws InterruptedException {
    open().rescan();
  }

  @Override
  public List<PluginLogRecord> logs(String name, int most) throws SupervisorException {
    return open().logs(name, most);
  }

  @Override
  public Registration listen(SupervisorListener listener) {
    return open().listen(listener);
  }
}
