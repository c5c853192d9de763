// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.CommandGroup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.program.Interruption;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import io.odpf.optimus.plugin.launcher.defaults.HostDefaults;
import io.odpf.optimus.plugin.launcher.defaults.RefusingHosts;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.oneshot.OneShotHost;
import io.odpf.optimus.plugin.launcher.oneshot.OneShotSupervisors;
import io.odpf.optimus.plugin.launcher.shell.TerminalPrompt;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The entry point of the {@code optimus} command. */
public final class Main {
  /** The time that an interrupted process waits for a rollback before it ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The same for a runtime that keeps running; longer than the limits of its own shutdown. */
  private static final Duration RUNTIME_PATIENCE = Duration.ofSeconds(90);

  /** A name rather than a class literal, since most commands log nothing. */
  private static final String LOGGING = "io.odpf.optimus.plugin.launcher.log.";

  private Main() {}

  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println("optimus " + Version.VERSION);
      if (System.out.checkError()) {
        System.exit(ExitCode.FAILURE);
      }
      return;
    }
    int code = run(args);
    // From JDK 21 on, an exit sets up logging first: a tenth of the time that a short command
    // takes.
    if (code != 0 || hasOtherThreads()) {
      System.exit(code);
    }
  }

  /** Returns whether a non-daemon thread, probably of a provider, would keep the process alive. */
  private static boolean hasOtherThreads() {
    Thread[] threads = new Thread[Thread.activeCount() + 1];
    int count = Thread.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) {
        return true;
      }
    }
    return count == threads.length;
  }

  /**
   * Runs a command as {@link #main} does, but returns instead of exiting.
   *
   * @return the exit code
   */
  public static int run(String... args) {
    if (List.of(args).contains("--runtime")) {
      FrameworkHost.preload();
    }
    boolean keepsRunning = args.length > 1 && args[0].equals("runtime") && args[1].equals("start");
    configureLogging(keepsRunning, args);
    Interruption interruption = Interruption.guard(keepsRunning ? RUNTIME_PATIENCE : PATIENCE);
    try {
      return command(args).run(List.of(args));
    } finally {
      interruption.close();
    }
  }

  /**
   * Configures logging so that records look like the command's own messages. The JDK sets nothing
   * up until the first record.
   */
  private static void configureLogging(boolean keepsRunning, String... args) {
    System.setProperty("java.util.logging.config.class", LOGGING + "ConsoleLogging");
    if (keepsRunning) {
      System.setProperty("java.util.logging.manager", LOGGING + "RuntimeLogManager");
    }
    if (isQuiet(args)) {
      System.setProperty("optimus.log.level", "error");
    }
    for (String arg : args) {
      if (arg.equals("-v") || arg.equals("--verbose")) {
        System.setProperty("optimus.log.level", "debug");
      }
    }
  }

  /** Returns the command line of this process. */
  public static OptimusCommand command(String... args) {
    Installation process = Installation.current();
    if (List.of(args).contains("--no-drop-ins")) {
      process = process.withoutDropIns();
    }
    Installation installation = process;
    List<Problem> problems = List.of();
    if (process.hasDefaults()) {
      HostDefaults defaults = HostDefaults.read(process);
      installation = process.with(defaults.environment(process.environment()));
      problems = defaults.problems();
    }
    Console console = console(installation, args);
    PrintStream warnings =
        isQuiet(args)
            ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
            : console.err();
    return new OptimusCommand(
        problems.isEmpty() ? new OneShotHost(installation, warnings) : new RefusingHosts(problems),
        problems.isEmpty()
            ? new OneShotSupervisors(installation, warnings)
            : new RefusingHosts.OfSupervisors(problems),
        console,
        installation.environment(),
        Path.of("").toAbsolutePath(),
        Version.VERSION,
        groups(args, installation, process));
  }

  /** Returns the console; commands about plugins read no single keys, and load nothing for that. */
  private static Console console(Installation installation, String... args) {
    Console console = Console.system(installation.environment());
    return args.length > 0 && args[0].equals("plugin")
        ? console
        : console.with(new TerminalPrompt(console.prompt()));
  }

  private static boolean isQuiet(String... args) {
    for (String arg : args) {
      if (arg.equals("-q") || arg.equals("--quiet")) {
        return true;
      }
    }
    return false;
  }

  /** Loads the classes of other commands only when they are needed. */
  private static List<CommandGroup> groups(
      String[] args, Installation installation, Installation process) {
    return args.length > 0 && OptimusCommand.isOwnFamily(args[0])
        ? List.of()
        : MoreCommands.of(installation, process);
  }
}
