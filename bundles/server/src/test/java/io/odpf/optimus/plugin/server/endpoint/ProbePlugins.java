// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.jobs.local.LocalPlugin;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The task probe of the recorded exchanges, which writes to one table, without a process. */
final class ProbePlugins implements LocalPlugins {
  @Override
  public PluginNames find(Set<String> names) {
    return new PluginNames(Set.of("probe"), Set.of());
  }

  @Override
  public LocalPlugin plugin(String name) {
    return new LocalPlugin(client(), info());
  }

  private static PluginInfo info() {
    return new PluginInfo(
        "probe",
        "probes",
        PluginType.TASK,
        Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER),
        Optional.of("1.0.0"),
        List.of(),
        "example/probe:1",
        List.of(),
        HookType.UNSPECIFIED,
        Optional.empty(),
        Generation.C);
  }

  private static PluginClient client() {
    return (PluginClient)
        Proxy.newProxyInstance(
            ProbePlugins.class.getClassLoader(),
            new Class<?>[] {PluginClient.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> "probe";
                  case "info" -> info();
                  case "compileAssets" -> ((CompileRequest) arguments[0]).assets();
                  case "destination" -> new Destination("proj.data.tbl", Optional.empty());
                  case "dependencies" -> List.of();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
