// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last lines that a process wrote to standard error and that may explain its failure. Leaves
 * out debugging entries of its libraries and, of a crash, the stack below the line that names it.
 * Thread-safe.
 */
public final class LastWords {
  private static final int KEPT = 3;
  private static final int LONGEST_LINE = 500;

  /** The beginnings of crash messages of Go, including its names of signals, and of Java. */
  private static final List<String> CRASHES =
      List.of("panic: ", "fatal error: ", "SIG", "Exception in thread ");

  @GuardedBy("this")
  private final Deque<String> lines = new ArrayDeque<>();

  @GuardedBy("this")
  private boolean crashed;

  /** Adds the next record, from either stream. */
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

  /** Returns whether a record is for debugging. Plain text has that level too, but counts. */
  private static boolean isDebugging(PluginLogRecord entry) {
    return entry.level().getSeverity() <= Level.DEBUG.getSeverity() && !entry.fields().isEmpty();
  }

  /** Returns the lines, few and printable, oldest first. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Formats lines to continue a sentence; empty if there are none. */
  public static String continuation(List<String> lines) {
    return lines.isEmpty() ? "" : "; it last wrote: " + String.join(" / ", lines);
  }
}
