// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.hostile;

import io.odpf.optimus.plugin.itests.behaviour.Distribution;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands for the shell of one runtime, run one after another. Starting a process for each takes
 * longer than most of them.
 */
final class ShellScript {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final Pattern END = Pattern.compile("(?s)(.*?)END-OF-COMMAND (\\d+)\n");

  private final List<String> lines = new ArrayList<>();

  /**
   * The outcome of a command.
   *
   * @param out its standard output
   */
  record Outcome(int exitCode, String out) {}

  void add(String command) {
    // Without try, the shell would end at the first command that fails.
    lines.add("try { " + command + " } { echo }");
    lines.add("echo END-OF-COMMAND ${optimus.exit}");
  }

  /** Starts a runtime, runs the commands, and stops it. */
  List<Outcome> run(Stage stage) {
    Distribution optimus = Distribution.unpacked();
    List<Outcome> outcomes = new ArrayList<>();
    try (RunningCommand runtime = optimus.command(stage, JAVA, "runtime", "start").start()) {
      runtime.awaitOut("runtime started");
      try (RunningCommand shell = optimus.command(stage, JAVA, "runtime", "shell").start()) {
        lines.forEach(shell::type);
        shell.endInput();
        Matcher end = END.matcher(shell.await(Duration.ofMinutes(9)).out());
        while (end.find()) {
          outcomes.add(new Outcome(Integer.parseInt(end.group(2)), end.group(1)));
        }
      }
      optimus.command(stage, JAVA, "runtime", "stop").run().orThrow();
      runtime.await().orThrow();
    }
    return outcomes;
  }
}
