// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.project;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.source.FileKind;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.YamlFile;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of reading {@code optimus.yaml}. There are two forms: the current one with a list of
 * namespaces, and the flat one of early versions, whose values the environment may override.
 *
 * @param file the file
 * @param project the project; present only if there are no errors
 * @param errors the errors, in the order of lines
 * @param warnings the warnings, likewise
 */
public record ProjectFile(
    Path file, Optional<Project> project, List<Problem> errors, List<Problem> warnings) {

  /** The names of a project's file, in the order in which they are tried. */
  public static final List<String> NAMES = List.of("optimus.yaml", ".optimus.yaml");

  private static final FileKind PROJECT =
      new FileKind(
          "a project's file",
          "it begins with 'version: 1'; docs/jobs.md has an example",
          "put the value into quotes",
          "a project's file needs five levels");

  public ProjectFile {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(project, "project");
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file.
   *
   * @param file its absolute path
   * @param environment the environment variables; {@code OPTIMUS_HOST}, {@code
   *     OPTIMUS_PROJECT_NAME}, {@code OPTIMUS_NAMESPACE} and {@code OPTIMUS_JOB_PATH} override
   *     values of the flat form
   */
  public static ProjectFile read(Path file, Map<String, String> environment) {
    byte[] bytes;
    try {
      bytes = RegularFile.read(file, SourceText.MAX_BYTES);
    } catch (IOException e) {
      Problem unreadable =
          Problem.at(
              new Position(file.toString(), 1, 1),
              JobProblem.PROJECT_UNREADABLE,
              "the project's file cannot be read: " + TerminalText.passage(RegularFile.reason(e)),
              "check its path and its permissions");
      return new ProjectFile(file, Optional.empty(), List.of(unreadable), List.of());
    }
    YamlFile yaml = YamlFile.of(file.toString(), bytes, PROJECT);
    Optional<Project> project =
        yaml.section()
            .map(root -> new ProjectReader(root, yaml.findings(), file, environment).read());
    List<Problem> errors = yaml.errors();
    return new ProjectFile(
        file, errors.isEmpty() ? project : Optional.empty(), errors, yaml.warnings());
  }

  /**
   * Returns the project.
   *
   * @throws JobException with the errors, if there are any
   */
  public Project require() throws JobException {
    if (project.isEmpty()) {
      throw new JobException(errors, null);
    }
    return project.get();
  }
}
