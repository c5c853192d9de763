// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.command.console.Console;
import java.io.PrintStream;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Process;

/** A session's streams as a console. */
final class SessionConsole {
  private SessionConsole() {}

  /**
   * @param process the running one, whose streams may be pipes; null if there is none
   * @param environment where {@code NO_COLOR} and the locale are
   */
  static Console of(CommandSession session, Process process, Map<String, String> environment) {
    if (process == null) {
      PrintStream console = session.getConsole();
      return Console.plain(console, console);
    }
    int columns = columns(session);
    // the shell says the width of terminals only; a job in the background must not draw
    boolean terminal = columns > 0 && !"dumb".equals(session.get("TERM")) && process.job() != null;
    boolean live = terminal && process.isTty(2) && process.job().status() == Job.Status.Foreground;
    boolean colours = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        process.out(),
        process.err(),
        colours && process.isTty(1),
        colours && process.isTty(2),
        live,
        live && Console.system(environment).unicode(),
        () -> columns > 0 ? columns : Console.DEFAULT_WIDTH);
  }

  private static int columns(CommandSession session) {
    Object columns = session.get("COLUMNS");
    return columns instanceof Number number ? number.intValue() : 0;
  }
}
