// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Prompt;
import io.odpf.optimus.plugin.command.console.UninterruptedOutput;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * A session's streams as a console. They are channels, and are written to by threads that an
 * operation interrupts when it ends early.
 */
final class SessionConsole implements AutoCloseable {
  private static final String WRITER = "optimus-shell-writer";

  private final CommandSession session;
  private final @Nullable Process process;
  private final UninterruptedOutput out;
  private final UninterruptedOutput err;

  /**
   * @param process the running one, whose streams may be pipes; null if there is none
   */
  SessionConsole(CommandSession session, @Nullable Process process) {
    this.session = session;
    this.process = process;
    this.out =
        new UninterruptedOutput(process == null ? session.getConsole() : process.out(), WRITER);
    this.err =
        new UninterruptedOutput(process == null ? session.getConsole() : process.err(), WRITER);
  }

  /**
   * @param environment where {@code NO_COLOR} and the locale are
   */
  Console console(Map<String, String> environment) {
    // the shell's own, and that of the commands it pipes to
    Charset charset = Charset.defaultCharset();
    PrintStream results = new PrintStream(out, true, charset);
    PrintStream errors = new PrintStream(err, true, charset);
    if (process == null) {
      return Console.plain(results, errors);
    }
    int columns = columns(session);
    // the shell says the width of terminals only; a job in the background must not draw
    boolean terminal = columns > 0 && !"dumb".equals(session.get("TERM")) && process.job() != null;
    boolean live = terminal && process.isTty(2) && process.job().status() == Job.Status.Foreground;
    boolean colours = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        results,
        errors,
        colours && process.isTty(1),
        colours && process.isTty(2),
        live,
        live && Console.system(environment).unicode(),
        true,
        width(columns),
        live && process.isTty(0) ? Prompt.on(process.in(), errors) : Prompt.NONE);
  }

  /** The terminal may become wider or narrower while a command runs. */
  private IntSupplier width(int columns) {
    if (columns == 0) {
      return () -> Console.DEFAULT_WIDTH;
    }
    return () -> {
      int now = columns(session);
      return now > 0 ? now : columns;
    };
  }

  private static int columns(CommandSession session) {
    Object columns = session.get("COLUMNS");
    return columns instanceof Number number ? number.intValue() : 0;
  }

  @Override
  public void close() {
    out.close();
    err.close();
  }
}
