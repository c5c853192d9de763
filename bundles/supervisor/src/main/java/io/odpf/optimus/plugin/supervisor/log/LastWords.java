// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last lines that a process wrote to standard error, as far as they may tell why it failed: no
 * debugging entries of its libraries, and of a crash the line that names it, not the stack below.
 * Thread-safe.
 */
public final class LastWords {
  private static final int KEPT = 3;
  private static final int LONGEST_LINE = 500;

  /** How Go, which names signals so too, and Java begin. */
  private static final List<String> CRASHES =
      List.of("panic: ", "fatal error: ", "SIG", "Exception in thread ");

  private final Deque<String> lines = new ArrayDeque<>(); // guarded by this
  private boolean crashed; // guarded by this

  /** Takes the next record; the stream it was read from does not matter. */
  public synchronized void add(PluginLogRecord entry) {
    String line = entry.message();
    if (crashed || line.isBlank() || isDebugging(entry)) {
      return;
    }
    if (CRASHES.stream().anyMatch(line::startsWith)) {
      crashed = true;
      lines.clear();
    } else if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
  }

  /** Plain text has the same level, and may be all that a plugin says. */
  private static boolean isDebugging(PluginLogRecord entry) {
    return entry.level().getSeverity() <= Level.DEBUG.getSeverity() && !entry.fields().isEmpty();
  }

  /** The lines, oldest first; few and printable. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Lines as the continuation of a sentence; empty if there are none. */
  public static String continuation(List<String> lines) {
    return lines.isEmpty() ? "" : "; it last wrote: " + String.join(" / ", lines);
  }
}
