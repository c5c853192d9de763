// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorFactory;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.http.PooledHttpClientFactory;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.runtime.host.DropIns;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Provides commands with a supervisor of their own, in a framework or without one as {@link
 * OneShotHost} does for the manager.
 */
public final class OneShotSupervisors implements SupervisorHost {
  private final Installation installation;
  private final PrintStream warnings;

  public OneShotSupervisors(Installation installation, PrintStream warnings) {
    this.installation = installation;
    this.warnings = warnings;
  }

  @Override
  public Session open(Needs needs) throws PluginManagerException, InterruptedException {
    List<Path> dropIns = DropIns.in(installation.dropIns());
    return needs.runtime() || !dropIns.isEmpty()
        ? inRuntime(needs, !dropIns.isEmpty())
        : plain(needs);
  }

  @Override
  public PluginTrials trials(Map<String, String> environment) throws PluginManagerException {
    SupervisorJar jar = new SupervisorJar(installation);
    try {
      return new Trials(jar.factory().trials(environment), jar);
    } catch (PluginManagerException e) {
      jar.close();
      throw e;
    }
  }

  private record Trials(PluginTrials trials, SupervisorJar jar) implements PluginTrials {
    @Override
    public PluginTrial start(TrialRequest request)
        throws SupervisorException, InterruptedException {
      return trials.start(request);
    }

    @Override
    public void close() {
      trials.close();
      jar.close();
    }
  }

  private Session inRuntime(Needs needs, boolean anyBundle)
      throws PluginManagerException, InterruptedException {
    FrameworkHost host = OneShotRuntime.start(installation, anyBundle, warnings);
    try {
      Optional<Path> location = location(host.service(PluginManager.class), needs);
      Supervisor supervisor = host.supervisor();
      if (location.isPresent()) {
        host.service(LocationListener.class).changed(location.get());
      }
      return new RuntimeSession(host, supervisor);
    } catch (PluginManagerException | InterruptedException e) {
      host.close();
      throw e;
    }
  }

  private Session plain(Needs needs) throws PluginManagerException, InterruptedException {
    OneShotProviders providers = new OneShotProviders(installation);
    OneShotVerifiers verifiers = new OneShotVerifiers(installation);
    LocalPluginManager manager =
        new LocalPluginManager(
            providers.registry(),
            verifiers.registry(),
            new PooledHttpClientFactory(),
            ManagerSettings.defaults());
    SupervisorJar jar = new SupervisorJar(installation);
    Resources resources = new Resources(jar, manager, providers, verifiers);
    try {
      SupervisorFactory.Owned supervisor =
          jar.factory()
              .create(
                  new SupervisorFactory.Request(
                      manager,
                      location(manager, needs),
                      needs.workingDirectory(),
                      Optional.of(installation.home().resolve("bin")),
                      needs.environment()));
      return new PlainSession(supervisor, resources);
    } catch (PluginManagerException | InterruptedException e) {
      resources.close();
      throw e;
    }
  }

  /** Returns the configured install location; empty if no plugin is installed there. */
  private static Optional<Path> location(PluginManager manager, Needs needs)
      throws PluginManagerException, InterruptedException {
    if (needs.config().isEmpty()) {
      return Optional.empty();
    }
    List<InstalledPlugin> plugins =
        manager
            .list(new ListRequest(needs.config(), Optional.empty(), needs.environment()))
            .plugins();
    return plugins.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(plugins.get(0).path().getParent());
  }

  private record RuntimeSession(FrameworkHost host, Supervisor supervisor) implements Session {
    @Override
    public boolean shared() {
      return false;
    }

    @Override
    public void close() {
      host.close();
    }
  }

  private record PlainSession(SupervisorFactory.Owned owned, Resources resources)
      implements Session {
    @Override
    public Supervisor supervisor() {
      return owned.supervisor();
    }

    @Override
    public boolean shared() {
      return false;
    }

    @Override
    public void close() {
      owned.close();
      resources.close();
    }
  }

  private record Resources(
      SupervisorJar jar,
      LocalPluginManager manager,
      OneShotProviders providers,
      OneShotVerifiers verifiers) {
    void close() {
      jar.close();
      manager.close();
      providers.close();
      verifiers.close();
    }
  }
}
