// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.log.ConsoleLog;
import io.odpf.optimus.plugin.launcher.log.LogLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code runtime start}. */
final class StartCommand implements Command {
  private static final String NO_DROP_INS = "no-drop-ins";

  private final Installation installation;

  StartCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String summary() {
    return "start the runtime";
  }

  @Override
  public String description() {
    return "On a terminal this opens the runtime's shell, and leaving that stops the runtime;"
        + " elsewhere it runs until it is stopped, and shows what it logs on standard error."
        + " It is stopped by 'optimus runtime stop', SIGTERM, SIGINT and SIGHUP.";
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>();
    options.add(OptionSpec.flag("detach", "d", "run in the background"));
    options.add(
        OptionSpec.flag(
            KeptPlugins.OPTION,
            "",
            "let plugins outlive the runtime if it is killed; the next one attaches to them"));
    options.add(OptionSpec.flag(NO_DROP_INS, "", "use no dropped-in bundles"));
    options.addAll(LogOptions.specs());
    options.add(RuntimeOption.QUIET);
    options.add(RuntimeOption.VERBOSE);
    return options;
  }

  @Override
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    if (call.arguments().has("detach")) {
      DetachedStart.Started started = new DetachedStart(installation, place).run(words(call));
      if (!call.quiet()) {
        call.console().err().print(started.warnings());
        call.console().out().println("runtime started, process " + started.pid());
      }
      return ExitCode.OK;
    }
    PrintStream out = call.console().out();
    try (RuntimeDaemon daemon =
        RuntimeDaemon.start(
            installation,
            place,
            new KeptPlugins(call.arguments().has(KeptPlugins.OPTION)),
            LogOptions.settings(call, place))) {
      if (System.console() != null && call.console().live()) {
        return code(new TerminalSession(daemon, call).run());
      }
      ConsoleLog.show(daemon.log(), call.console().err(), shown(call));
      if (!call.quiet()) {
        daemon.problems().forEach(call.console().err()::println);
        out.println("runtime started, process " + ProcessHandle.current().pid());
        out.flush();
      }
      return code(daemon.awaitStop());
    }
  }

  /** What a start in the background is started with. */
  private static List<String> words(Invocation call) {
    List<String> words = new ArrayList<>(LogOptions.words(call));
    for (String flag : List.of(KeptPlugins.OPTION, NO_DROP_INS)) {
      if (call.arguments().has(flag)) {
        words.add("--" + flag);
      }
    }
    return words;
  }

  private static LogLevel shown(Invocation call) {
    if (call.quiet()) {
      return LogLevel.ERROR;
    }
    return LogLevel.TRACE;
  }

  private static int code(Lifecycle.Stop stop) {
    return stop.asked() ? ExitCode.OK : ExitCode.FAILURE;
  }
}
