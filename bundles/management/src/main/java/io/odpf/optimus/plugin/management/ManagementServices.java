// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.management.ManagedPlugins;
import io.odpf.optimus.plugin.api.management.ManagementConnections;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.management.method.EventFeed;
import io.odpf.optimus.plugin.management.method.ManagedRuntime;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** What a runtime's settings ask for: the machine, and the API that serves it. Thread-safe. */
final class ManagementServices implements AutoCloseable {
  private final ManagedMachine machine;
  private final Optional<ManagementServer> server;

  private ManagementServices(ManagedMachine machine, Optional<ManagementServer> server) {
    this.machine = machine;
    this.server = server;
  }

  /** Starts what the settings ask for; leaves nothing behind if that fails. */
  static ManagementServices start(SettingsReader settings, ManagedRuntime runtime, EventFeed feed)
      throws ManagementException {
    Clock clock = Clock.systemUTC();
    Audit audit = Audit.in(settings.audit(), clock, feed::recorded);
    ManagedMachine machine =
        settings.isFollowing()
            ? ManagedMachine.following(runtime.parts(), audit, clock, feed::followed)
            : ManagedMachine.of(runtime.parts(), audit, clock);
    try {
      Optional<ManagementServer> server =
          settings.isServing()
              ? Optional.of(ManagementServer.start(settings.settings(), runtime, machine, feed))
              : Optional.empty();
      return new ManagementServices(machine, server);
    } catch (ManagementException failure) {
      machine.close();
      throw failure;
    }
  }

  /** Registers what others use of it, and adds the registrations to a list. */
  void register(BundleContext context, List<ServiceRegistration<?>> registrations) {
    registrations.add(context.registerService(ManagedPlugins.class, machine, null));
    server.ifPresent(
        served ->
            registrations.add(context.registerService(ManagementConnections.class, served, null)));
  }

  @Override
  public void close() {
    machine.close();
    server.ifPresent(ManagementServer::close);
  }
}
