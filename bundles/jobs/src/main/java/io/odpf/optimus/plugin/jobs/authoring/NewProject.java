// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.jobs.project.ProjectFile;
import io.odpf.optimus.plugin.jobs.yaml.ScalarWriter;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project that is not yet written: {@code optimus.yaml}, and the folder of a namespace's jobs.
 *
 * @param directory the project's directory
 * @param name the project's name
 * @param host the server, as {@code host:port}
 * @param namespace the name of its namespace
 * @param jobPath the names of directories from the project's to that of the jobs, separated by
 *     slashes
 */
public record NewProject(
    Path directory, String name, String host, String namespace, String jobPath) {
  public NewProject {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(jobPath, "jobPath");
  }

  /**
   * Checks that a directory has no project.
   *
   * @throws JobException if it has one
   */
  public static void check(Path directory) throws JobException {
    for (String name : ProjectFile.NAMES) {
      Path file = directory.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw exists(file, null);
      }
    }
  }

  /** Returns the project's file. */
  public Path file() {
    return directory.resolve(ProjectFile.NAMES.get(0));
  }

  /** Returns the folder of the namespace's jobs. */
  public Path jobs() {
    return new JobDirectories(directory, true).resolve(jobPath);
  }

  /** Returns the content of the project's file. */
  public String text() {
    // Keys stay on one line, which values may leave.
    return String.join(
        "\n",
        "version: 1",
        "log:",
        "  level: INFO",
        "host: " + ScalarWriter.key(host),
        "project:",
        "  name: " + ScalarWriter.key(name),
        "  # for templates: 'bucket' here is {{.GLOBAL__BUCKET}} there",
        "  config: {}",
        "namespaces:",
        "- name: " + ScalarWriter.key(namespace),
        "  # the same, for the jobs of this namespace",
        "  config: {}",
        "  job:",
        "    path: " + ScalarWriter.key(jobPath),
        "");
  }

  /**
   * Writes the file and creates the folder. Never replaces a file.
   *
   * @throws JobException if the directory has a project, or cannot be written to
   */
  public void write() throws JobException {
    check(directory);
    try {
      Files.createDirectories(jobs());
      Files.writeString(
          file(),
          text(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw exists(file(), e);
    } catch (IOException e) {
      throw new JobException(
          List.of(
              Problem.of(
                  JobProblem.UNWRITABLE,
                  "the project in "
                      + TerminalText.quote(directory.toString())
                      + " cannot be written: "
                      + TerminalText.passage(RegularFile.reason(e)),
                  "check the disk's space and the permissions")),
          e);
    }
  }

  private static JobException exists(Path file, @Nullable IOException cause) {
    return new JobException(
        List.of(
            Problem.at(
                new Position(file.toString(), 1, 1),
                SurveyProblem.PROJECT_EXISTS,
                "the directory has a project already; nothing was changed",
                "edit this file, or change to another directory")),
        cause);
  }
}
