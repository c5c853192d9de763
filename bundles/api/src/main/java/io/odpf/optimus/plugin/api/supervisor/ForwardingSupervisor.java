// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.plugin.PluginClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A supervisor that forwards every operation to another one, which subclasses choose. Subclasses
 * override operations to change them. As thread-safe as {@link #delegate}.
 */
public abstract class ForwardingSupervisor implements Supervisor {

  /** For subclasses. */
  protected ForwardingSupervisor() {}

  /** Returns the supervisor to forward to. Called for every operation. */
  protected abstract Supervisor delegate();

  @Override
  public List<PluginStatus> plugins() {
    return delegate().plugins();
  }

  @Override
  public Optional<PluginStatus> plugin(String name) {
    return delegate().plugin(name);
  }

  @Override
  public PluginClient client(String name) throws SupervisorException {
    return delegate().client(name);
  }

  @Override
  public void start(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    delegate().start(names, timeout);
  }

  @Override
  public void stop(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    delegate().stop(names, timeout);
  }

  @Override
  public void restart(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException {
    delegate().restart(names, timeout);
  }

  @Override
  public void rescan() throws InterruptedException {
    delegate().rescan();
  }

  @Override
  public List<PluginLogRecord> logs(String name, int most) throws SupervisorException {
    return delegate().logs(name, most);
  }

  @Override
  public Registration listen(SupervisorListener listener) {
    return delegate().listen(listener);
  }
}
