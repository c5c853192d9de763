// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.local.LocalPlugin;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A task plugin that leaves assets as they are, and a hook plugin, without processes. */
public final class MemoryPlugins implements LocalPlugins {
  private final String task;
  private final Function<ResolveRequest, Destination> destination;

  private MemoryPlugins(String task, Function<ResolveRequest, Destination> destination) {
    this.task = task;
    this.destination = destination;
  }

  /** Returns the task neo, which writes to TARGET and reads from SOURCE of its configuration. */
  public static MemoryPlugins neo() {
    return new MemoryPlugins(
        "neo",
        request ->
            new Destination(request.config().getOrDefault("TARGET", ""), Optional.of("bigquery")));
  }

  /** Returns the task of the recorded exchanges, which writes to one table. */
  public static MemoryPlugins probe() {
    return new MemoryPlugins(
        "probe", request -> new Destination("proj.data.tbl", Optional.empty()));
  }

  @Override
  public PluginNames find(Set<String> names) {
    return new PluginNames(Set.of(task), Set.of("after"));
  }

  @Override
  public LocalPlugin plugin(String name) throws JobException {
    if (!name.equals(task)) {
      throw new JobException(
          List.of(Problem.of(JobProblem.UNKNOWN_TASK, "no plugin " + name, "")), null);
    }
    return new LocalPlugin(client(), info());
  }

  private PluginInfo info() {
    return new PluginInfo(
        task,
        "counts asteroids",
        PluginType.TASK,
        Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER),
        Optional.of("1.0.0"),
        List.of(),
        "example/" + task + ":1",
        List.of(),
        HookType.UNSPECIFIED,
        Optional.empty(),
        Generation.C);
  }

  private PluginClient client() {
    return (PluginClient)
        Proxy.newProxyInstance(
            MemoryPlugins.class.getClassLoader(),
            new Class<?>[] {PluginClient.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> task;
                  case "info" -> info();
                  case "compileAssets" -> ((CompileRequest) arguments[0]).assets();
                  case "destination" -> destination.apply((ResolveRequest) arguments[0]);
                  case "dependencies" -> sources((ResolveRequest) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static List<String> sources(ResolveRequest request) {
    String source = request.config().getOrDefault("SOURCE", "");
    return source.isEmpty() ? List.of() : List.of(source);
  }
}
