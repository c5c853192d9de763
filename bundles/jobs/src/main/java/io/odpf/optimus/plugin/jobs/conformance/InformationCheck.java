// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks a plugin's description of itself by the rules with which Optimus registers plugins
 * (v0.4.0, models/plugin.go), as far as the generation has the fields.
 */
final class InformationCheck {
  private static final String PACKAGE_OF_B = "odpf.optimus.plugins.";
  private static final String PACKAGE_OF_C = PACKAGE_OF_B + "v1beta1.";
  private static final Map<PluginMod, String> SERVICES_OF_B =
      Map.of(
          PluginMod.CLI,
          PACKAGE_OF_B + "CLIMod",
          PluginMod.DEPENDENCY_RESOLVER,
          PACKAGE_OF_B + "DependencyResolverMod");
  private static final Map<PluginMod, String> SERVICES_OF_C =
      Map.of(
          PluginMod.CLI,
          PACKAGE_OF_C + "CLIModService",
          PluginMod.DEPENDENCY_RESOLVER,
          PACKAGE_OF_C + "DependencyResolverModService");

  private InformationCheck() {}

  static CheckResult of(PluginInfo info) {
    List<String> faults = new ArrayList<>();
    if (info.name().isBlank()) {
      faults.add("the plugin's name is empty");
    }
    if (info.generation().compareTo(Generation.C) <= 0) {
      if (info.image().isBlank()) {
        faults.add("the plugin's image is empty");
      }
      if (info.type() == PluginType.UNSPECIFIED) {
        faults.add("the plugin is neither a task nor a hook");
      }
    }
    if (describesMods(info) && info.version().orElse("").isBlank()) {
      faults.add("the plugin's version is empty");
    }
    return CheckResult.of(ConformanceCheck.INFORMATION, faults);
  }

  private static boolean describesMods(PluginInfo info) {
    return info.generation() == Generation.B || info.generation() == Generation.C;
  }

  /**
   * Compares the declared mods with the services.
   *
   * @param services the services that the plugin lists; empty if it lists none
   */
  static CheckResult mods(PluginInfo info, Set<String> services) {
    if (!describesMods(info)) {
      return CheckResult.skipped(
          ConformanceCheck.MODS, "generation " + info.generation() + " declares no mods");
    }
    if (services.isEmpty()) {
      return CheckResult.skipped(
          ConformanceCheck.MODS, "the plugin has no server reflection that lists its services");
    }
    List<String> faults = new ArrayList<>();
    Map<PluginMod, String> names =
        info.generation() == Generation.B ? SERVICES_OF_B : SERVICES_OF_C;
    for (PluginMod mod : PluginMod.values()) {
      String service = names.get(mod);
      boolean declared = info.mods().contains(mod);
      if (declared != services.contains(service)) {
        String word = mod.name().toLowerCase(Locale.ROOT).replace("_", "");
        faults.add(
            declared
                ? "it declares the mod " + word + " and does not serve " + service
                : "it serves " + service + " and does not declare the mod " + word);
      }
    }
    return CheckResult.of(ConformanceCheck.MODS, faults);
  }
}
