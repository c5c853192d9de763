// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.management.ComparedPlugin;
import io.odpf.optimus.plugin.api.management.FollowStatus;
import io.odpf.optimus.plugin.api.management.ManagedPlugins;
import io.odpf.optimus.plugin.api.management.PluginComparison;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.ProcessStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Converts the managed plugins, with their wanted, installed and running versions, to a part of the
 * status.
 */
final class PluginTree {
  private PluginTree() {}

  /** Adds the plugins, and the state of following the configuration. */
  static void add(ManagedPlugins managed, Map<String, Object> tree) throws InterruptedException {
    PluginComparison comparison = managed.compare();
    tree.put("following", of(managed.following(), comparison));
    List<Object> plugins = new ArrayList<>();
    comparison.plugins().forEach(plugin -> plugins.add(of(plugin)));
    tree.put("plugins", plugins);
  }

  private static Map<String, Object> of(FollowStatus status, PluginComparison comparison) {
    Map<String, Object> item = new LinkedHashMap<>();
    comparison.configuration().ifPresent(it -> item.put("configuration", it.toString()));
    item.put("phase", word(status.phase()));
    item.put("since", status.since().toString());
    status.retry().ifPresent(retry -> item.put("retryAt", retry.toString()));
    // Either list will do: they differ only if something changes at this moment.
    item.put(
        "problems", of(status.problems().isEmpty() ? comparison.problems() : status.problems()));
    return item;
  }

  private static List<Object> of(List<Problem> problems) {
    List<Object> items = new ArrayList<>();
    problems.forEach(problem -> items.add(of(problem)));
    return items;
  }

  private static Map<String, Object> of(Problem problem) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("code", problem.code().word());
    item.put("message", problem.message());
    problem.position().ifPresent(it -> item.put("position", it.toString()));
    if (!problem.hint().isEmpty()) {
      item.put("hint", problem.hint());
    }
    return item;
  }

  private static Map<String, Object> of(ComparedPlugin plugin) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", plugin.name());
    plugin
        .wanted()
        .ifPresent(wanted -> item.put("wanted", version(wanted.version(), wanted.digest())));
    plugin.installed().ifPresent(file -> item.put("installed", of(file)));
    plugin.running().ifPresent(status -> add(status, item));
    List<String> divergences = new ArrayList<>();
    plugin.divergences().forEach(divergence -> divergences.add(word(divergence)));
    item.put("differences", divergences);
    return item;
  }

  private static Map<String, Object> of(InstalledPlugin file) {
    Map<String, Object> item = version(file.version(), file.digest());
    item.put("state", word(file.state()));
    return item;
  }

  private static void add(PluginStatus status, Map<String, Object> item) {
    item.put("state", word(status.state()));
    status.serving().ifPresent(process -> item.put("running", of(process)));
    status.canary().ifPresent(process -> item.put("canary", of(process)));
    status.failure().ifPresent(failure -> item.put("failure", of(failure)));
  }

  private static Map<String, Object> of(ProcessStatus process) {
    Map<String, Object> item = version(process.version(), process.digest());
    item.put("pid", process.pid());
    item.put("since", process.since().toString());
    return item;
  }

  private static Map<String, Object> version(Optional<String> version, Optional<Digest> digest) {
    Map<String, Object> item = new LinkedHashMap<>();
    version.ifPresent(it -> item.put("version", it));
    digest.ifPresent(it -> item.put("digest", it.toString()));
    return item;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
