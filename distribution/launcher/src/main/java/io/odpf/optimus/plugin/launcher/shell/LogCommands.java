// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.launcher.log.LogEntry;
import io.odpf.optimus.plugin.launcher.log.LogFormat;
import io.odpf.optimus.plugin.launcher.log.LogLevel;
import io.odpf.optimus.plugin.launcher.log.LogLevels;
import io.odpf.optimus.plugin.launcher.log.RuntimeLog;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * The log commands {@code log:set}, {@code log:get}, {@code log:display} and {@code log:tail},
 * modelled on Karaf's.
 */
final class LogCommands {
  static final String SCOPE = "log";

  private static final String DEFAULT = "DEFAULT";
  private static final String NUMBER = "-n takes a number of lines, not: ";
  private static final int SHOWN = 20;
  private static final int MOST_WAITING = 10_000;
  private static final long POLL_MILLIS = 200;

  private final RuntimeLog log;

  private LogCommands(RuntimeLog log) {
    this.log = log;
  }

  /** Returns the commands by name. */
  static Map<String, Function> of(RuntimeLog log) {
    LogCommands commands = new LogCommands(log);
    Map<String, Function> functions = new LinkedHashMap<>();
    functions.put("set", commands::set);
    functions.put("get", commands::get);
    functions.put("display", (session, arguments) -> commands.display(session, arguments, false));
    functions.put("tail", (session, arguments) -> commands.display(session, arguments, true));
    return functions;
  }

  private @Nullable Object set(CommandSession session, List<Object> arguments) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new IllegalArgumentException(
          "usage: log:set LEVEL [LOGGER]; levels are ERROR, WARN, INFO, DEBUG, TRACE and DEFAULT");
    }
    String level = arguments.get(0).toString();
    String logger = arguments.size() == 1 ? LogLevels.ROOT : arguments.get(1).toString();
    if (level.equalsIgnoreCase(DEFAULT)) {
      log.levels().reset(logger);
    } else {
      log.levels()
          .set(
              logger,
              LogLevel.parse(level)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "there is no level "
                                  + level
                                  + ": ERROR, WARN, INFO, DEBUG, TRACE or DEFAULT")));
    }
    return null;
  }

  private @Nullable Object get(CommandSession session, List<Object> arguments) {
    PrintStream out = out(session);
    if (arguments.isEmpty() || arguments.get(0).toString().equalsIgnoreCase("ALL")) {
      log.levels().chosen().forEach((logger, level) -> out.println(logger + " " + level));
    } else {
      String logger = arguments.get(0).toString();
      out.println(logger + " " + log.levels().get(logger));
    }
    return null;
  }

  /** Shows the last records. The arguments are {@code [-n LINES] [-f] [LOGGER]}. */
  @SuppressWarnings("ReferenceEquality") // Equal records may be logged more than once.
  private @Nullable Object display(CommandSession session, List<Object> arguments, boolean tail) {
    int most = SHOWN;
    boolean follow = tail && session.get(SessionCommands.SHELL) instanceof Shell;
    String source = "";
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i).toString();
      if (word.equals("-n") && i + 1 < arguments.size()) {
        most = number(arguments.get(++i).toString());
      } else if (word.equals("-f") && tail) {
        follow = true;
      } else if (word.startsWith("-")) {
        throw new IllegalArgumentException(
            "usage: log:" + (tail ? "tail [-f]" : "display") + " [-n LINES] [LOGGER]");
      } else {
        source = word;
      }
    }
    PrintStream out = out(session);
    BlockingQueue<LogEntry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    // Follow before reading the last records, so that none is missed between the two.
    RuntimeLog.Following following = log.follow(waiting::offer);
    try {
      List<LogEntry> last = log.last(Integer.MAX_VALUE).stream().filter(about(source)).toList();
      for (LogEntry entry : last.subList(Math.max(0, last.size() - most), last.size())) {
        out.print(LogFormat.TEXT.render(entry));
      }
      LogEntry shown = last.isEmpty() ? null : last.get(last.size() - 1);
      while (follow && !out.checkError()) {
        LogEntry entry = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (entry != null && entry != shown && about(source).test(entry)) {
          out.print(LogFormat.TEXT.render(entry));
        }
      }
    } catch (InterruptedException e) {
      // Ctrl-C is the normal way to end following.
      return null;
    } finally {
      following.close();
    }
    return null;
  }

  private static Predicate<LogEntry> about(String source) {
    return entry ->
        source.isEmpty()
            || entry.source().equals(source)
            || entry.source().startsWith(source + ".");
  }

  private static int number(String text) {
    try {
      int lines = Integer.parseInt(text);
      if (lines >= 0) {
        return lines;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(NUMBER + text, e);
    }
    throw new IllegalArgumentException(NUMBER + text);
  }

  private static PrintStream out(CommandSession session) {
    Process process = Process.Utils.current();
    return process == null ? session.getConsole() : process.out();
  }
}
