// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/** The Gogo functions: one for every command of the catalogue. */
final class ShellFunctions {
  static final String SCOPE = "optimus";

  private static final String HELP = "help";
  private static final String GENERAL_HELP = "gogo:help";

  /** The session variable with the names of all commands. */
  private static final String COMMANDS = ".commands";

  private ShellFunctions() {}

  /** Returns the functions by name, without their scope. */
  static Map<String, Function> of(
      CommandRunner runner,
      SupervisorHost supervisors,
      BundleNames bundles,
      Supplier<Map<String, String>> environment) {
    LineCompletion completion = new LineCompletion(supervisors, environment);
    Map<String, Function> functions = new LinkedHashMap<>();
    for (CommandSpec command : OptimusCommand.shellCommands()) {
      functions.put(
          command.name(),
          (session, arguments) -> {
            if (isAboutBundles(supervisors, bundles, command.name(), arguments)
                && session.get("felix:" + command.name()) instanceof Function other) {
              return other.execute(session, arguments);
            }
            runner.run(session, command.name(), texts(arguments));
            return null;
          });
    }
    functions.put(HELP, (session, arguments) -> help(runner, session, arguments));
    functions.put(
        CompletionSetup.FUNCTION, (session, arguments) -> next(completion, session, arguments));
    functions.put(
        CompletionSetup.VALUED,
        (session, arguments) -> String.valueOf(arguments.get(0)).indexOf('=') > 0);
    return functions;
  }

  /**
   * Returns whether to run the framework's command with the same name: all arguments name bundles
   * and none names a plugin.
   */
  private static boolean isAboutBundles(
      SupervisorHost supervisors, BundleNames bundles, String command, List<Object> arguments) {
    if (!command.equals("start") && !command.equals("stop")) {
      return false;
    }
    boolean named = false;
    for (String word : texts(arguments)) {
      if (!word.startsWith("-")) {
        named = true;
        Optional<Supervisor> supervisor = supervisors.running();
        boolean plugin = supervisor.isPresent() && supervisor.get().plugin(word).isPresent();
        if (plugin || !bundles.contains(word)) {
          return false;
        }
      }
    }
    return named;
  }

  private static String[] texts(List<Object> arguments) {
    String[] texts = new String[arguments.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = String.valueOf(arguments.get(i));
    }
    return texts;
  }

  /** Prints the help of a command in this scope, or else the shell's own help. */
  private static @Nullable Object help(
      CommandRunner runner, CommandSession session, List<Object> arguments) throws Exception {
    if (arguments.size() == 1) {
      String name = String.valueOf(arguments.get(0));
      name = name.startsWith(SCOPE + ":") ? name.substring(SCOPE.length() + 1) : name;
      for (CommandSpec command : OptimusCommand.shellCommands()) {
        if (command.name().equals(name)) {
          runner.run(session, name, "--help");
          return null;
        }
      }
    }
    if (!arguments.isEmpty() && session.get(GENERAL_HELP) instanceof Function general) {
      return general.execute(session, arguments);
    }
    String text = ShellHelp.of(session.get(COMMANDS) instanceof Set<?> all ? all : Set.of());
    Process process = Process.Utils.current();
    (process == null ? session.getConsole() : process.out()).print(text);
    return null;
  }

  /**
   * Returns the candidates. The arguments are a command's name, the words of its line, and the
   * index of the word to complete.
   */
  private static Object next(
      LineCompletion completion, CommandSession session, List<Object> arguments) throws Exception {
    List<String> words = List.of(texts(List.copyOf((List<?>) arguments.get(1))));
    int index = ((Number) arguments.get(2)).intValue();
    return completion.candidates(session, String.valueOf(arguments.get(0)), words, index);
  }
}
