// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.ScriptedPlugin;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import io.odpf.optimus.plugin.jobs.survey.GivenAnswer;
import io.odpf.optimus.plugin.jobs.survey.RefusedAnswer;
import io.odpf.optimus.plugin.jobs.survey.Respondent;
import io.odpf.optimus.plugin.jobs.survey.SurveyedPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Surveys of a project with a namespace {@code space} and scripted plugins. */
abstract class AuthoringTest {
  @TempDir Path root;

  final ScriptedPlugin task = new ScriptedPlugin("neo", PluginType.TASK);
  final ScriptedPlugin hook = new ScriptedPlugin("transporter", PluginType.HOOK);
  final List<ScriptedPlugin> installed = new ArrayList<>(List.of(task, hook));

  Project project() {
    return new Project(
        root,
        "p",
        "localhost:9100",
        Map.of(),
        List.of(
            new Namespace("space", Map.of(), Optional.of(root.resolve("space"))),
            new Namespace("other", Map.of(), Optional.of(root.resolve("other")))));
  }

  Path write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files below the project's directory. */
  List<String> files() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<GivenAnswer> given(String... assignments) {
    return Arrays.stream(assignments)
        .map(it -> GivenAnswer.of(it.replaceAll("=.*", ""), it.replaceAll("^[^=]*=", "")))
        .toList();
  }

  static List<String> shown(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.code().word() + " " + problem.message())
        .toList();
  }

  PluginSource plugins() {
    return new PluginSource() {
      @Override
      public boolean isEmpty() {
        return installed.isEmpty();
      }

      @Override
      public List<Problem> failures() {
        return List.of();
      }

      @Override
      public SortedSet<String> names(PluginType type) {
        SortedSet<String> names = new TreeSet<>();
        installed.stream().filter(it -> of(it, type)).forEach(it -> names.add(it.name()));
        return names;
      }

      @Override
      public SurveyedPlugin plugin(PluginType type, String name) {
        return installed.stream()
            .filter(it -> of(it, type) && it.name().equals(name))
            .findFirst()
            .orElseThrow()
            .surveyed();
      }
    };
  }

  private static boolean of(ScriptedPlugin plugin, PluginType type) {
    return plugin.info(CallOptions.DEFAULT).type() == type;
  }

  /** A user who types prepared lines, an empty one for the default, and sees what is shown. */
  static final class User implements Respondent {
    final List<Question> asked = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    private final Deque<String> lines;

    User(String... lines) {
      this.lines = new ArrayDeque<>(List.of(lines));
    }

    @Override
    public Optional<String> answer(
        Question question, AnswerCheck check, Optional<RefusedAnswer> refused)
        throws ProblemException, InterruptedException {
      asked.add(question);
      while (true) {
        if (lines.isEmpty()) {
          throw new InterruptedException("Ctrl-C at " + question.name());
        }
        String line = lines.poll();
        String value = line.isEmpty() ? question.defaultValue() : line;
        Optional<String> fault = check.fault(value);
        if (fault.isEmpty()) {
          return Optional.of(value);
        }
        refusals.add(fault.get());
      }
    }

    List<String> prompts() {
      return asked.stream().map(Question::prompt).toList();
    }
  }
}
