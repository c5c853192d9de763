// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.CommandNames;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.completion.CompletionScript;
import io.odpf.optimus.plugin.command.completion.Expected;
import io.odpf.optimus.plugin.command.completion.JobNames;
import io.odpf.optimus.plugin.command.completion.PluginNames;
import io.odpf.optimus.plugin.command.completion.SecretNames;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;

/** Finds candidates for the next word of a line, if it does not begin with a dash. */
final class LineCompletion {
  private static final String CONFIG = "--config=";

  private final SupervisorHost supervisors;
  private final Supplier<Map<String, String>> environment;

  LineCompletion(SupervisorHost supervisors, Supplier<Map<String, String>> environment) {
    this.supervisors = supervisors;
    this.environment = environment;
  }

  /**
   * Returns the candidates.
   *
   * @param words the line's words, beginning with the command
   * @param index the index of the word to complete
   * @return a list of words, or the result of the shell's completion of files
   */
  Object candidates(CommandSession session, String command, List<String> words, int index)
      throws Exception {
    CommandSpec spec = CommandNames.find(OptimusCommand.shellCommands(), command);
    if (spec == null || index < 1 || index > words.size()) {
      return List.of();
    }
    List<String> before = words.subList(1, index);
    Expected expected = Expected.after(spec, before);
    return switch (expected.value().kind()) {
      case FILE -> session.execute("__files");
      case DIRECTORY -> session.execute("__directories");
      case PLUGIN -> plugins(session, before);
      case JOB -> JobNames.in(directory(session, before));
      case SECRET -> SecretNames.in(directory(session, before));
      case CHOICE, PLATFORM, NONE, TEXT, CONFIDENTIAL, NUMBER -> words(expected.value());
    };
  }

  /** Returns the possible values; empty if they are not known in advance. */
  static List<String> words(Value value) {
    return switch (value.kind()) {
      case CHOICE -> value.choices();
      case PLATFORM -> List.of(CompletionScript.PLATFORMS.split(" "));
      default -> List.of();
    };
  }

  private List<String> plugins(CommandSession session, List<String> before) {
    Optional<String> named = named(before);
    Optional<Path> config = new ConfigLookup(environment.get(), session.currentDir()).find(named);
    TreeSet<String> names = new TreeSet<>(config.map(PluginNames::in).orElse(List.of()));
    for (PluginStatus plugin : supervisors.running().map(Supervisor::plugins).orElse(List.of())) {
      names.add(plugin.name());
    }
    return List.copyOf(names);
  }

  /** Returns the directory of the project: that of the file that the line names, if any. */
  private static Path directory(CommandSession session, List<String> before) {
    Path current = session.currentDir();
    Path parent = named(before).map(current::resolve).map(Path::getParent).orElse(current);
    return parent == null ? current : parent;
  }

  /** Returns the file that a line names with {@code -c}. */
  private static Optional<String> named(List<String> before) {
    Optional<String> named = Optional.empty();
    for (int i = 0; i + 1 < before.size(); i++) {
      if (before.get(i).equals("-c") || before.get(i).equals("--config")) {
        named = Optional.of(before.get(i + 1));
      }
    }
    for (String word : before) {
      if (word.startsWith(CONFIG)) {
        named = Optional.of(word.substring(CONFIG.length()));
      }
    }
    return named;
  }
}
