// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The last records of a plugin, over all its processes. Bounded by number and by size. Thread-safe.
 */
public final class LogHistory {
  private static final int MOST_RECORDS = 1_000;
  private static final int MOST_CHARACTERS = 1 << 20;

  @GuardedBy("this")
  private final Deque<PluginLogRecord> records = new ArrayDeque<>();

  @GuardedBy("this")
  private int characters;

  /** Adds a record, replacing the oldest ones if there are too many. */
  public synchronized void add(PluginLogRecord log) {
    records.addLast(log);
    characters += size(log);
    while (records.size() > MOST_RECORDS || characters > MOST_CHARACTERS && records.size() > 1) {
      characters -= size(records.removeFirst());
    }
  }

  /** Returns the last records, oldest first. */
  public synchronized List<PluginLogRecord> last(int most) {
    List<PluginLogRecord> all = new ArrayList<>(records);
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
  }

  /** Returns the number of characters in a record's texts. */
  public static int size(PluginLogRecord log) {
    int size = log.message().length();
    for (Map.Entry<String, String> field : log.fields().entrySet()) {
      size += field.getKey().length() + field.getValue().length();
    }
    return size;
  }
}
