// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.ProgramParts;
import io.odpf.optimus.plugin.http.PooledHttpClientFactory;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.operation.InstallHooks;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.runtime.host.DropInTrust;
import io.odpf.optimus.plugin.runtime.host.DropIns;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Provides commands with a manager. Uses a framework only if the command requests one or there are
 * drop-ins: without a framework, the start takes half the time.
 */
public final class OneShotHost implements ManagerHost {
  private final Installation installation;
  private final PrintStream warnings;

  public OneShotHost(Installation installation, PrintStream warnings) {
    this.installation = installation;
    this.warnings = warnings;
  }

  @Override
  public ProgramParts parts() {
    return new ProgramParts(
        Optional.of(new PooledHttpClientFactory()),
        directory("optional/server"),
        directory("repository"));
  }

  private Optional<Path> directory(String name) {
    return Optional.of(installation.home().resolve(name)).filter(Files::isDirectory);
  }

  @Override
  public Session open(Needs needs) throws PluginManagerException, InterruptedException {
    List<Path> dropIns = DropIns.in(installation.dropIns());
    if (needs.runtime() || !dropIns.isEmpty()) {
      FrameworkHost host = OneShotRuntime.start(installation, !dropIns.isEmpty(), warnings);
      try {
        return new RuntimeSession(host, host.service(PluginManager.class));
      } catch (PluginManagerException e) {
        host.close();
        throw e;
      }
    }
    for (String warning : DropInTrust.warnings(installation.dropIns())) {
      warnings.println("optimus: warning: " + warning);
    }
    OneShotProviders providers = new OneShotProviders(installation);
    OneShotVerifiers verifiers = new OneShotVerifiers(installation);
    if (needs.config().isEmpty()) {
      // Without a configuration, the command may show all providers.
      providers.resolveAll();
    }
    SupervisorJar supervisor = new SupervisorJar(installation);
    LocalPluginManager manager =
        new LocalPluginManager(
            providers.registry(),
            verifiers.registry(),
            new PooledHttpClientFactory(),
            ManagerSettings.defaults(),
            new InstallHooks(
                new OneShotCheck(supervisor, installation.environment()),
                InstallHooks.NONE.listener()));
    return new PlainSession(manager, providers, verifiers, supervisor);
  }

  private record RuntimeSession(FrameworkHost host, PluginManager manager) implements Session {
    @Override
    public void close() {
      host.close();
    }
  }

  private record PlainSession(
      LocalPluginManager manager,
      OneShotProviders providers,
      OneShotVerifiers verifiers,
      SupervisorJar supervisor)
      implements Session {
    @Override
    public void close() {
      manager.close();
      providers.close();
      verifiers.close();
      supervisor.close();
    }
  }
}
