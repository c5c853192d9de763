// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import io.odpf.optimus.plugin.launcher.log.LogEntry;
import io.odpf.optimus.plugin.launcher.log.LogLevel;
import io.odpf.optimus.plugin.launcher.log.RuntimeLog;
import io.odpf.optimus.plugin.launcher.shell.Greeting;
import io.odpf.optimus.plugin.launcher.shell.RawTerminal;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import org.jline.terminal.Terminal;

/**
 * The shell of a runtime that was started on a terminal. It uses the same streams as a shell over
 * the socket, so that signals, keys and the end of the session work in the same way.
 */
final class TerminalSession {
  /** The prefix of the log source of plugins. */
  private static final String PLUGIN = "plugin.";

  private static final String LEFT = "its shell was left";

  private final RuntimeDaemon daemon;
  private final PrintStream err;
  private final LogLevel least;

  TerminalSession(RuntimeDaemon daemon, Invocation call) {
    this.daemon = daemon;
    this.err = call.console().err();
    this.least = call.quiet() ? LogLevel.ERROR : call.verbose() ? LogLevel.DEBUG : LogLevel.WARN;
  }

  /** Runs until the user leaves the shell or the runtime is stopped, then stops the runtime. */
  Lifecycle.Stop run() throws IOException, InterruptedException {
    if (least != LogLevel.ERROR) {
      daemon.problems().forEach(err::println);
    }
    Lifecycle.Stop stop;
    RuntimeLog.Following shell = daemon.log().follow(this::show);
    try (RawTerminal raw = RawTerminal.open()) {
      DaemonThreads.start("optimus-terminal", () -> interact(raw));
      stop = daemon.awaitStop();
    } finally {
      shell.close();
      // During shutdown, messages are printed directly, since there is no prompt to preserve.
      daemon.log().follow(this::print);
    }
    if (!stop.reason().equals(LEFT) && least != LogLevel.ERROR) {
      err.println("the runtime stops: " + TerminalText.line(stop.reason()));
    }
    return stop;
  }

  private void show(LogEntry entry) {
    if (entry.level().compareTo(least) <= 0) {
      daemon.shell().printAbove(line(entry));
    }
  }

  private void print(LogEntry entry) {
    if (entry.level().compareTo(least) <= 0) {
      err.println(line(entry));
    }
  }

  /** Formats a record without its stack trace, which is in the log. */
  private static String line(LogEntry entry) {
    String plugin = entry.source().startsWith(PLUGIN) ? entry.source() + ": " : "";
    return switch (entry.level()) {
      case ERROR -> "error: " + plugin + entry.message();
      case WARN -> "warning: " + plugin + entry.message();
      default -> entry.source() + ": " + entry.message();
    };
  }

  private void interact(RawTerminal raw) {
    RemoteSize size = new RemoteSize();
    raw.sizes(size);
    try (PipedOutputStream typed = new PipedOutputStream();
        InputStream in = new PipedInputStream(typed);
        Terminal terminal = daemon.shell().terminal(raw.type(), in, raw.out())) {
      DaemonThreads.start("optimus-typing", () -> type(raw.in(), typed));
      size.attach(terminal);
      daemon
          .shell()
          .interact(
              least == LogLevel.ERROR
                  ? new Greeting(System.getProperty("user.name", "?"), "")
                  : daemon.greeting("exit stops the runtime"),
              terminal);
      daemon.stopWithPlugins(LEFT);
    } catch (IOException e) {
      daemon.stop("its terminal failed: " + e.getMessage(), false);
    }
  }

  private void type(InputStream keys, PipedOutputStream typed) {
    byte[] buffer = new byte[256];
    try {
      for (int read = keys.read(buffer, 0, 256); read >= 0; read = keys.read(buffer, 0, 256)) {
        typed.write(buffer, 0, read);
        typed.flush();
      }
      daemon.stop("its terminal was closed", true);
    } catch (IOException e) {
      // The session has ended and closed the pipe.
    }
  }
}
