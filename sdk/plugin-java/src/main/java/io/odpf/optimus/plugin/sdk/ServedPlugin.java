// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.grpc.ServerServiceDefinition;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.proto.b.BaseGrpc;
import io.odpf.optimus.plugin.proto.b.CLIModGrpc;
import io.odpf.optimus.plugin.proto.b.DependencyResolverModGrpc;
import io.odpf.optimus.plugin.proto.c.BaseServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CLIModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc;
import io.odpf.optimus.plugin.sdk.goplugin.Application;
import io.odpf.optimus.plugin.sdk.log.PluginLogger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A plugin with the services of each generation that it serves. The services of B and C differ only
 * in their names; D reuses the name of C's resolver and adds two calls.
 */
public final class ServedPlugin implements Application {
  private static final String RESOLVER_OF_E =
      io.odpf.optimus.plugin.proto.e.gotocompany.DependencyResolverModServiceGrpc.SERVICE_NAME;
  private static final String RESOLVER_OF_FORK =
      io.odpf.optimus.plugin.proto.e.raystack.DependencyResolverModServiceGrpc.SERVICE_NAME;

  private final OptimusPlugin plugin;
  private final Set<Generation> generations;
  private final PluginCalls calls;

  /**
   * @param logger gets what goes wrong in calls
   */
  public ServedPlugin(OptimusPlugin plugin, PluginLogger logger, Set<Generation> generations) {
    this.plugin = plugin;
    this.generations = Set.copyOf(generations);
    this.calls = new PluginCalls(plugin, logger);
  }

  @Override
  public List<ServerServiceDefinition> services() {
    List<ServerServiceDefinition> services = new ArrayList<>();
    if (generations.contains(Generation.B)) {
      addMods(
          services,
          BaseGrpc.SERVICE_NAME,
          CLIModGrpc.SERVICE_NAME,
          DependencyResolverModGrpc.SERVICE_NAME);
    }
    boolean hasD = generations.contains(Generation.D);
    if (generations.contains(Generation.C)) {
      // The resolver of D, if served, replaces that of C.
      addMods(
          services,
          BaseServiceGrpc.SERVICE_NAME,
          CLIModServiceGrpc.SERVICE_NAME,
          hasD ? "" : DependencyResolverModServiceGrpc.SERVICE_NAME);
    }
    if (hasD) {
      services.add(calls.resolverWithName(DependencyResolverModServiceGrpc.SERVICE_NAME));
    }
    if (generations.contains(Generation.E)) {
      services.add(calls.resolverWithWindow(RESOLVER_OF_E));
      services.add(calls.resolverWithWindow(RESOLVER_OF_FORK));
    }
    return services;
  }

  private void addMods(
      List<ServerServiceDefinition> services, String base, String cli, String resolver) {
    services.add(calls.base(base));
    if (plugin instanceof CliMod) {
      services.add(calls.cli(cli));
    }
    if (plugin instanceof DependencyResolverMod && !resolver.isEmpty()) {
      services.add(calls.resolver(resolver));
    }
  }

  @Override
  public void close() throws IOException {
    plugin.close();
  }
}
