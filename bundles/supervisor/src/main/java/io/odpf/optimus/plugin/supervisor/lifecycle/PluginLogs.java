// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.supervisor.log.LogHistory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The last records of all plugins, which outlive their processes. Thread-safe. */
final class PluginLogs {
  private final Map<String, LogHistory> histories = new ConcurrentHashMap<>();

  void add(PluginLogRecord log) {
    histories.computeIfAbsent(log.plugin(), name -> new LogHistory()).add(log);
  }

  List<PluginLogRecord> last(String plugin, int most) {
    LogHistory history = histories.get(plugin);
    return history == null ? List.of() : history.last(most);
  }
}
