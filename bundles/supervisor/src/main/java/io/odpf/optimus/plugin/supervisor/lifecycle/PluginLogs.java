// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.supervisor.log.LogFile;
import io.odpf.optimus.plugin.supervisor.log.LogHistory;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The logs of all plugins, which outlive their processes. Thread-safe. */
final class PluginLogs implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PluginLogs.class.getName());
  private static final long LARGEST_FILE = 10L << 20;
  private static final int KEPT_FILES = 3;

  private final Optional<Path> directory;
  private final Map<String, PluginLog> logs = new ConcurrentHashMap<>();

  /** One plugin's. */
  private record PluginLog(LogHistory history, Optional<LogFile> file) {}

  /**
   * @param directory where {@code NAME.log} is written for each plugin; absent for no files
   */
  PluginLogs(Optional<Path> directory) {
    this.directory = directory;
  }

  void add(PluginLogRecord log) {
    PluginLog known = logs.computeIfAbsent(log.plugin(), this::open);
    known.history().add(log);
    if (known.file().isPresent()) {
      try {
        known.file().get().append(log);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the log of plugin " + log.plugin() + " cannot be written", e);
      }
    }
  }

  private PluginLog open(String plugin) {
    return new PluginLog(
        new LogHistory(),
        directory.map(it -> new LogFile(it.resolve(plugin + ".log"), LARGEST_FILE, KEPT_FILES)));
  }

  /** Returns the last records of a plugin, oldest first. */
  List<PluginLogRecord> last(String plugin, int most) {
    PluginLog known = logs.get(plugin);
    return known == null ? List.of() : known.history().last(most);
  }

  @Override
  public void close() {
    for (Map.Entry<String, PluginLog> one : logs.entrySet()) {
      if (one.getValue().file().isPresent()) {
        try {
          one.getValue().file().get().close();
        } catch (IOException e) {
          LOG.log(Level.WARNING, "the log of plugin " + one.getKey() + " is incomplete", e);
        }
      }
    }
  }
}
