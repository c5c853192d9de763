// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plugins of a runtime.
 *
 * @param plugins state and process id by name; 0 for no process
 */
record Status(Map<String, Running> plugins) {
  private static final Pattern PLUGIN =
      Pattern.compile("\"name\": ?\"([^\"]+)\", ?\"state\": ?\"([^\"]+)\"([^{}]*)");
  private static final Pattern PID = Pattern.compile("\"pid\": ?\"?(\\d+)");

  record Running(String state, long pid) {}

  /** Reads a reply of the management API. */
  static Status parse(String json) {
    Map<String, Running> plugins = new LinkedHashMap<>();
    Matcher plugin = PLUGIN.matcher(json);
    while (plugin.find()) {
      Matcher pid = PID.matcher(plugin.group(3));
      plugins.put(
          plugin.group(1),
          new Running(plugin.group(2), pid.find() ? Long.parseLong(pid.group(1)) : 0));
    }
    return new Status(plugins);
  }

  /** Returns the plugin's process id; 0 if it has no process. */
  long pid(String plugin) {
    return plugins.containsKey(plugin) ? plugins.get(plugin).pid() : 0;
  }

  boolean ready(String plugin) {
    return plugins.containsKey(plugin) && plugins.get(plugin).state().equals("ready");
  }
}
