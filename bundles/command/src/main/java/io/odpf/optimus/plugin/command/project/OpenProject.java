// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.project.ProjectFile;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The project that a command works on.
 *
 * @param project what its file says
 * @param warnings what is doubtful in the file
 * @param paths the way to show paths
 */
public record OpenProject(Project project, List<Problem> warnings, Paths paths) {
  public OpenProject {
    Objects.requireNonNull(project, "project");
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(paths, "paths");
  }

  /**
   * Returns the project whose file {@code -c} names, else the one in the working directory.
   *
   * @throws UsageException if the options contradict each other
   * @throws PluginManagerException of category CONFIG with all findings if there is no file, or if
   *     it has errors
   */
  public static OpenProject of(Invocation call) throws UsageException, PluginManagerException {
    Path file = file(call);
    ProjectFile read = ProjectFile.read(file, call.environment());
    if (read.project().isEmpty()) {
      throw PluginManagerException.config(read.errors());
    }
    Project project = read.project().get();
    checkName(call, project);
    String spelled = call.arguments().value("config").orElse(String.valueOf(file.getFileName()));
    return new OpenProject(
        project, read.warnings(), new Paths(call.workingDirectory(), file, spelled));
  }

  private static Path file(Invocation call) throws UsageException, PluginManagerException {
    Optional<String> named = call.arguments().value("config");
    if (named.isPresent()) {
      try {
        return call.workingDirectory().resolve(named.get()).normalize();
      } catch (InvalidPathException e) {
        throw new UsageException(
            CommandProblem.BAD_CONFIG,
            TerminalText.quote(named.get()) + " is not a path",
            "name a file with -c");
      }
    }
    for (String name : ProjectFile.NAMES) {
      Path file = call.workingDirectory().resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw PluginManagerException.config(
        List.of(
            Problem.of(
                JobProblem.NO_PROJECT,
                "no project: there is no "
                    + ProjectFile.NAMES.get(0)
                    + " in "
                    + call.workingDirectory(),
                "change to the project's directory, name its file with -c, or write one: optimus"
                    + " init")));
  }

  private static void checkName(Invocation call, Project project) throws UsageException {
    for (String option : List.of(ProjectOptions.PROJECT, ProjectOptions.PROJECT_NAME)) {
      Optional<String> given = call.arguments().value(option);
      if (given.isPresent() && !given.get().equals(project.name())) {
        throw new UsageException(
            CommandProblem.BAD_VALUE,
            "--"
                + option
                + " does not accept "
                + TerminalText.quote(given.get())
                + ": the project here is "
                + TerminalText.quote(project.name()),
            "leave it out, or name the other project's file with -c");
      }
    }
  }

  /**
   * Returns the namespace that {@code --namespace} names, else all of the project.
   *
   * @throws PluginManagerException of category CONFIG if the project does not have it
   */
  public List<Namespace> namespaces(Invocation call) throws PluginManagerException {
    Optional<String> named = call.arguments().value(ProjectOptions.NAMESPACE);
    if (named.isEmpty()) {
      return project.namespaces();
    }
    Optional<Namespace> found = project.namespace(named.get());
    if (found.isPresent()) {
      return List.of(found.get());
    }
    List<String> names = project.namespaceNames();
    String question = DidYouMean.question(named.get(), names);
    throw PluginManagerException.config(
        List.of(
            Problem.of(
                JobProblem.UNKNOWN_NAMESPACE,
                "the project has no namespace " + TerminalText.quote(named.get()),
                question.isEmpty()
                    ? "its namespaces: " + TerminalText.line(String.join(", ", names))
                    : question)));
  }
}
