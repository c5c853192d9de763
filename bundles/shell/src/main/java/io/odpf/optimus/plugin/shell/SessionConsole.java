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
 * A session's streams as a console. The streams are channels, and a cancelled operation interrupts
 * the threads that write to them.
 */
final class SessionConsole implements AutoCloseable {
  private static final String WRITER = "optimus-shell-writer";

  private final CommandSession session;
  private final @Nullable Process process;
  private final UninterruptedOutput out;
  private final UninterruptedOutput err;

  /**
   * Creates a console.
   *
   * @param process the current process, whose streams may be pipes; null if there is none
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
   * Returns the console.
   *
   * @param environment the variables with {@code NO_COLOR} and the locale
   */
  Console console(Map<String, String> environment) {
    // The charset of the shell and of the commands that it pipes to.
    Charset charset = Charset.defaultCharset();
    PrintStream results = new PrintStream(out, true, charset);
    PrintStream errors = new PrintStream(err, true, charset);
    if (process == null) {
      return Console.plain(results, errors);
    }
    int columns = columns(session);
    // The shell sets a width only for terminals. Background jobs must not draw.
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

  /** Returns the current width, which may change while a command runs. */
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
