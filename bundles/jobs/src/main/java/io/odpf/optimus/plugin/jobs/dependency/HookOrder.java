// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.jobs.model.Hook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Determines the order of a job's hooks. */
public final class HookOrder {
  private HookOrder() {}

  /**
   * Returns the names of the hooks that each hook waits for. Omits dependencies of plugins that are
   * not hooks of the job.
   *
   * @param hooks the hooks of the job
   * @param infos the plugins' own descriptions by name
   */
  public static Map<String, List<String>> of(List<Hook> hooks, Map<String, PluginInfo> infos) {
    List<String> names = hooks.stream().map(Hook::name).toList();
    Map<String, List<String>> order = new LinkedHashMap<>();
    for (String name : names) {
      List<String> before = new ArrayList<>();
      PluginInfo info = infos.get(name);
      if (info != null) {
        before.addAll(info.dependsOn());
        before.retainAll(names);
        before.remove(name);
      }
      order.put(name, List.copyOf(before));
    }
    return Collections.unmodifiableMap(order);
  }
}
