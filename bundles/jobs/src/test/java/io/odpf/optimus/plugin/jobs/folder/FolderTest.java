// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Writes folders of jobs, and loads them. */
abstract class FolderTest {
  static final PluginNames PLUGINS = new PluginNames(Set.of("neo"), Set.of("transporter"));

  /** A job without faults. */
  static final String JOB =
      """
      version: 1
      name: job_a
      owner: own
      schedule:
        start_date: "2021-01-01"
        interval: "@daily"
      behavior: {}
      task:
        name: neo
        config:
          A: x
        window:
          size: 24h
          offset: "0"
          truncate_to: d
      """;

  @TempDir Path root;

  Path write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String file, byte[] bytes) {
    Path path = root.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      return Files.write(path, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  LoadedJobs load() {
    return new JobFolder(root).load(Optional.of(PLUGINS));
  }

  /** Returns problems as {@code file:line:column code message | hint}. */
  List<String> shown(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                problem.position().map(this::relative).orElse("-")
                    + " "
                    + problem.code().word()
                    + " "
                    + problem.message().replace(root + "/", "")
                    + " | "
                    + problem.hint())
        .toList();
  }

  private String relative(Position position) {
    return root.relativize(Path.of(position.file()))
        + ":"
        + position.line()
        + ":"
        + position.column();
  }

  /** Returns what is wrong with a job of this text. */
  List<String> errors(String text) {
    write("a/job.yaml", text);
    return shown(load().errors());
  }

  /** Returns what is doubtful in a job of this text, which has no errors. */
  List<String> warnings(String text) {
    write("a/job.yaml", text);
    LoadedJobs loaded = load();
    if (!loaded.errors().isEmpty()) {
      throw new AssertionError(shown(loaded.errors()));
    }
    return shown(loaded.warnings());
  }
}
