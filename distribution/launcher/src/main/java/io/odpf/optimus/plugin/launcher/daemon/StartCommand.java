// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.defaults.HostDefaults;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.log.ConsoleLog;
import io.odpf.optimus.plugin.launcher.log.LogLevel;
import io.odpf.optimus.plugin.launcher.service.ServiceNotice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    return "On a terminal, opens the runtime's shell; leaving the shell stops the runtime."
        + " Without a terminal, it runs until it is stopped, and logs to standard error too."
        + " It is stopped by 'optimus runtime stop', SIGTERM, SIGINT or SIGHUP. With --follow and"
        + " without a terminal, SIGHUP makes it read its configuration again instead.";
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
    options.addAll(FollowOptions.specs());
    options.addAll(LogOptions.specs());
    options.add(RuntimeOption.QUIET);
    options.add(RuntimeOption.VERBOSE);
    return options;
  }

  @Override
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    HostDefaults.require(installation);
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    if (call.arguments().has("detach")) {
      DetachedStart.Started started = new DetachedStart(installation, place).run(words(call));
      if (!call.quiet()) {
        started.warnings().forEach(call.console().err()::println);
        call.console().out().println("runtime started, process " + started.pid());
      }
      return ExitCode.OK;
    }
    Map<String, String> environment = FollowOptions.apply(call, installation.environment());
    boolean following = new ManagementProperties(environment).isFollowing();
    try (RuntimeDaemon daemon =
        RuntimeDaemon.start(
            installation.with(environment),
            place,
            new KeptPlugins(call.arguments().has(KeptPlugins.OPTION)),
            LogOptions.settings(call, place))) {
      ServiceNotice notice = ServiceNotice.ready(call.environment(), call.console().err());
      try {
        return code(run(call, daemon, following));
      } finally {
        notice.stopping();
      }
    }
  }

  @SuppressWarnings("SystemConsoleNull") // From JDK 22 on, only live() detects a terminal.
  private static Lifecycle.Stop run(Invocation call, RuntimeDaemon daemon, boolean following)
      throws IOException, InterruptedException {
    if (System.console() != null && call.console().live()) {
      return new TerminalSession(daemon, call).run();
    }
    if (following) {
      HangUp.reloads(daemon.host());
    }
    ConsoleLog.show(daemon.log(), call.console().err(), shown(call));
    if (!call.quiet()) {
      daemon.problems().forEach(call.console().err()::println);
      call.console().out().println("runtime started, process " + ProcessHandle.current().pid());
      call.console().out().flush();
    }
    return daemon.awaitStop();
  }

  /** Returns the options for the process of a detached start. */
  private static List<String> words(Invocation call) {
    List<String> words = new ArrayList<>(FollowOptions.words(call));
    words.addAll(LogOptions.words(call));
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
