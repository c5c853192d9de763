// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.management.ManagedPlugins;
import io.odpf.optimus.plugin.api.management.ManagementConnections;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.management.method.EventFeed;
import io.odpf.optimus.plugin.management.method.ManagedRuntime;
import java.time.Clock;
import java.util.Optional;

/** The managed machine of a runtime and, if enabled, the API server in front of it. Thread-safe. */
final class ManagementServices implements AutoCloseable {
  private final ManagedMachine machine;
  private final Optional<ManagementServer> server;

  private ManagementServices(ManagedMachine machine, Optional<ManagementServer> server) {
    this.machine = machine;
    this.server = server;
  }

  /** Starts the services that the settings enable. If one fails, closes those already started. */
  static ManagementServices start(SettingsReader settings, ManagedRuntime runtime, EventFeed feed)
      throws EndpointException {
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
    } catch (EndpointException | RuntimeException | Error failure) {
      machine.close();
      throw failure;
    }
  }

  ManagedPlugins plugins() {
    return machine;
  }

  /** Returns the receiver of the host's connections; empty if the API is not served. */
  Optional<ManagementConnections> connections() {
    return server.map(ManagementConnections.class::cast);
  }

  @Override
  public void close() {
    machine.close();
    server.ifPresent(ManagementServer::close);
  }
}
