// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.ProgramParts;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.operation.OperationHistory;
import io.odpf.optimus.plugin.command.operation.RecordedManager;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;

/**
 * Runs a plugin command in a shell's session. Stores the exit code in the session variable {@value
 * #EXIT}. Differences, which are not a failure, also become the process's error code for {@code &&}
 * and {@code ||}. Failures end the script by an exception.
 */
final class CommandRunner {
  static final String EXIT = "optimus.exit";

  /** The session variable with the user's name; this process's user if it is not set. */
  private static final String USER = "optimus.user";

  private final PluginManager manager;
  private final OperationHistory history;
  private final SupervisorHost supervisors;
  private final Supplier<Optional<HttpClientFactory>> clients;
  private final Supplier<Map<String, String>> environment;

  CommandRunner(
      PluginManager manager,
      OperationHistory history,
      SupervisorHost supervisors,
      Supplier<Optional<HttpClientFactory>> clients,
      Supplier<Map<String, String>> environment) {
    this.manager = manager;
    this.history = history;
    this.supervisors = supervisors;
    this.clients = clients;
    this.environment = environment;
  }

  void run(CommandSession session, String name, String... arguments) throws CommandFailedException {
    List<String> line = new ArrayList<>(arguments.length + 2);
    line.add("plugin");
    line.add(name);
    line.addAll(List.of(arguments));
    Process process = Process.Utils.current();
    // A command uses the variables from the time when it began.
    Map<String, String> variables = environment.get();
    int code;
    try (SessionConsole streams = new SessionConsole(session, process)) {
      code =
          OptimusCommand.inShell(
                  new ServiceHost(new RecordedManager(manager, history, user(session)), parts()),
                  supervisors,
                  streams.console(variables),
                  variables,
                  session.currentDir().toAbsolutePath().normalize(),
                  "")
              .run(line);
    }
    session.put(EXIT, code);
    if (code == ExitCode.DIFFERENT && process != null) {
      process.error(code);
    } else if (code != ExitCode.OK) {
      throw new CommandFailedException(name, code);
    }
  }

  private ProgramParts parts() {
    return new ProgramParts(clients.get(), Optional.empty(), Optional.empty());
  }

  private static String user(CommandSession session) {
    return session.get(USER) instanceof String user ? user : System.getProperty("user.name", "?");
  }

  /** A session with the runtime's manager, which needs no opening or closing. */
  private record ServiceHost(PluginManager manager, ProgramParts parts)
      implements ManagerHost, ManagerHost.Session {
    @Override
    public Session open(Needs needs) {
      return this;
    }

    @Override
    public void close() {}
  }
}
