// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends requests that lack every part, as hosts of other generations may. */
final class EmptyRequestCheck {
  private static final byte[] EMPTY = {};
  private static final List<String> CLI =
      List.of(
          "GetQuestions", "ValidateQuestion", "DefaultConfig", "DefaultAssets", "CompileAssets");
  private static final List<String> RESOLVER =
      List.of("GenerateDestination", "GenerateDependencies");
  private static final List<String> LATE_RESOLVER =
      List.of("GetName", "CompileAssets", "GenerateDestination", "GenerateDependencies");
  private static final String FORK = "raystack.optimus.plugins.v1beta1";

  private EmptyRequestCheck() {}

  /** Starts another process of the plugin. */
  @FunctionalInterface
  interface Start {
    TriedPlugin run() throws SupervisorException, InterruptedException;
  }

  static CheckResult of(PluginInfo info, Set<String> services, Start start)
      throws SupervisorException, InterruptedException {
    List<String> faults = new ArrayList<>();
    List<String> known = new ArrayList<>();
    TriedPlugin plugin = start.run();
    try {
      for (String method : methods(info, services)) {
        if (!plugin.trial().alive()) {
          plugin.close();
          plugin = start.run();
        }
        try {
          plugin.call(
              "an empty request",
              (client, options) ->
                  client.connection(options).call(method, EMPTY, options.timeout()));
        } catch (PluginCallException e) {
          if (!plugin.survived(e)) {
            String name = method.substring(method.lastIndexOf('/') + 1);
            (plugin.readAbsentMessage() ? known : faults).add(plugin.fault(name, e));
          }
        }
      }
    } finally {
      plugin.close();
    }
    if (faults.isEmpty() && !known.isEmpty()) {
      known.add("known in its SDK for Go; hosts send all parts");
      return new CheckResult(ConformanceCheck.EMPTY_REQUESTS, Verdict.KNOWN, known);
    }
    faults.addAll(known);
    return CheckResult.of(ConformanceCheck.EMPTY_REQUESTS, faults);
  }

  private static List<String> methods(PluginInfo info, Set<String> services) {
    return switch (info.generation()) {
      case A -> methodsOfA(info);
      case B ->
          methodsOfMods(info, "odpf.optimus.plugins", "Base", "CLIMod", "DependencyResolverMod");
      case C ->
          methodsOfMods(
              info,
              "odpf.optimus.plugins.v1beta1",
              "BaseService",
              "CLIModService",
              "DependencyResolverModService");
      case D -> resolver("odpf.optimus.plugins.v1beta1");
      case E ->
          resolver(
              services.contains(FORK + ".DependencyResolverModService")
                  ? FORK
                  : "gotocompany.optimus.plugins.v1beta1");
    };
  }

  private static List<String> resolver(String packageName) {
    return inService(packageName + ".DependencyResolverModService", LATE_RESOLVER);
  }

  private static List<String> methodsOfMods(
      PluginInfo info, String packageName, String base, String cli, String resolver) {
    List<String> methods = new ArrayList<>();
    methods.addAll(inService(packageName + "." + base, List.of("PluginInfo")));
    if (info.mods().contains(PluginMod.CLI)) {
      methods.addAll(inService(packageName + "." + cli, CLI));
    }
    if (info.mods().contains(PluginMod.DEPENDENCY_RESOLVER)) {
      methods.addAll(inService(packageName + "." + resolver, RESOLVER));
    }
    return methods;
  }

  private static List<String> methodsOfA(PluginInfo info) {
    return info.type() == PluginType.HOOK
        ? inService(
            "odpf.optimus.HookPlugin",
            List.of(
                "GetHookSchema",
                "GetHookQuestions",
                "ValidateHookQuestion",
                "DefaultHookConfig",
                "DefaultHookAssets"))
        : inService(
            "odpf.optimus.TaskPlugin",
            List.of(
                "GetTaskSchema",
                "GetTaskQuestions",
                "ValidateTaskQuestion",
                "DefaultTaskConfig",
                "DefaultTaskAssets",
                "CompileTaskAssets",
                "GenerateTaskDestination",
                "GenerateTaskDependencies"));
  }

  private static List<String> inService(String service, List<String> methods) {
    return methods.stream().map(method -> service + "/" + method).toList();
  }
}
