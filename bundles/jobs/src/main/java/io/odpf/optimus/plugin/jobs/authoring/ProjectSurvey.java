// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.survey.AnswerCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks for a new project with one namespace. Not thread-safe. */
public final class ProjectSurvey {
  private static final String PROJECT = "project";
  private static final String HOST = "host";
  private static final String NAMESPACE = "namespace";
  private static final String JOB_PATH = "job_path";

  /** The names of the questions. */
  static final Set<String> NAMES = Set.of(PROJECT, HOST, NAMESPACE, JOB_PATH);

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.\\-]*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[a-zA-Z0-9_.\\-]+|\\[[0-9a-fA-F:.]+\\]):([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  private final Path directory;
  private final SurveyAnswers answers;

  /**
   * Creates a survey.
   *
   * @param directory the absolute path of the project's directory
   * @param answers who answers
   */
  public ProjectSurvey(Path directory, SurveyAnswers answers) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.answers = Objects.requireNonNull(answers, "answers");
  }

  /**
   * Asks all questions.
   *
   * @throws ProblemException with everything that is missing or wrong in answers that were given in
   *     advance
   * @throws InterruptedException if the survey is cancelled
   */
  public NewProject ask() throws ProblemException, InterruptedException {
    Optional<String> project =
        ask(
            PROJECT,
            "What is the project name?",
            "The name identifies the project on the server.",
            defaultName(),
            ProjectSurvey::nameFault);
    Optional<String> host =
        ask(
            HOST,
            "What is the address of the Optimus server?",
            "Host and port, without a scheme. Commands without a server do not need it.",
            "localhost:9100",
            ProjectSurvey::addressFault);
    Optional<String> namespace =
        ask(
            NAMESPACE,
            "What is the name of the first namespace?",
            "A namespace is a team's part of the project. The file can list more of them.",
            "default",
            ProjectSurvey::nameFault);
    Optional<String> path =
        ask(
            JOB_PATH,
            "In which directory are its jobs?",
            "The directory is created if it does not exist.",
            namespace.orElse("default") + "/jobs",
            this::pathFault);
    answers.conclude(Set.of());
    return new NewProject(
        directory,
        project.orElseThrow(),
        host.orElseThrow(),
        namespace.orElseThrow(),
        JobDirectories.join("", path.orElseThrow()));
  }

  private String defaultName() {
    String name = String.valueOf(directory.getFileName());
    return nameFault(name).isEmpty() ? name : "my-project";
  }

  private Optional<String> pathFault(String path) {
    return new JobDirectories(directory, true).fault("", path);
  }

  private static Optional<String> nameFault(String name) {
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "invalid name (letters, digits, \"-\", \"_\" and \".\"; a letter or a digit first)");
  }

  private static Optional<String> addressFault(String address) {
    var matcher = ADDRESS.matcher(address);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) <= LAST_PORT
        ? Optional.empty()
        : Optional.of("an address is a host and a port, such as localhost:9100");
  }

  private Optional<String> ask(
      String name, String prompt, String help, String defaultValue, AnswerCheck check)
      throws ProblemException, InterruptedException {
    return answers
        .ofSurvey()
        .answer(
            new Question(name, prompt, help, defaultValue, List.of(), List.of()),
            check,
            Optional.empty());
  }
}
