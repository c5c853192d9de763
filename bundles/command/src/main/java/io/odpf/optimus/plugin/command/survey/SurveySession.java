// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.jobs.authoring.SurveyAnswers;
import io.odpf.optimus.plugin.jobs.authoring.SurveyKind;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.survey.AnswerFile;
import io.odpf.optimus.plugin.jobs.survey.GivenAnswer;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who answers the questions of a command: a file, options, and the user if there is one. Closing it
 * restores the terminal.
 */
public final class SurveySession implements AutoCloseable {
  /** What commands say about answers that are given in advance. */
  public static final String DESCRIPTION =
      "Answers given with options, --set or --answers are not asked. With --answers, and without a"
          + " terminal, nothing is asked: a question without an answer takes its default, and one"
          + " without a default is an error.";

  private static final String ANSWERS = "answers";
  private static final String SET = "set";

  private final SurveyAnswers answers;
  private final UserRespondent user;

  private SurveySession(SurveyAnswers answers, UserRespondent user) {
    this.answers = answers;
    this.user = user;
  }

  /** Returns the options with which answers are given in advance. */
  public static List<OptionSpec> options() {
    return List.of(
        OptionSpec.valued(
            ANSWERS,
            "",
            Value.of(Value.Kind.FILE, "FILE"),
            "a YAML file with a line 'NAME: answer' for each question; nothing is asked then"),
        new OptionSpec(
            SET,
            "",
            Value.of(Value.Kind.TEXT, "NAME=VALUE"),
            true,
            "the answer to one question, which takes precedence over the file"));
  }

  /**
   * Opens a session. Each option of the command that is named like a question, with dashes in the
   * place of underscores, is its answer, and takes precedence over {@code --set} and the file.
   *
   * @throws UsageException if an option has no form that can be used
   * @throws JobException if the file with answers cannot be read
   */
  public static SurveySession open(Invocation call, SurveyKind kind)
      throws UsageException, JobException {
    Optional<Path> file = file(call);
    List<GivenAnswer> given =
        new ArrayList<>(file.isPresent() ? AnswerFile.read(file.get()) : List.of());
    for (String assignment : call.arguments().values(SET)) {
      given.add(assigned(assignment));
    }
    for (String name : kind.names()) {
      call.arguments()
          .value(name.replace('_', '-'))
          .ifPresent(value -> given.add(GivenAnswer.of(name, value)));
    }
    UserRespondent user = new UserRespondent(call.console());
    boolean attended = file.isEmpty() && call.console().prompt().available();
    return new SurveySession(
        attended
            ? SurveyAnswers.with(kind, given, user)
            : SurveyAnswers.without(kind, given, file.map(Path::toString)),
        user);
  }

  private static Optional<Path> file(Invocation call) throws UsageException {
    Optional<String> named = call.arguments().value(ANSWERS);
    try {
      return named.map(name -> call.workingDirectory().resolve(name).normalize());
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          "--" + ANSWERS + " does not accept " + TerminalText.quote(named.orElse("")),
          "name a YAML file");
    }
  }

  private static GivenAnswer assigned(String assignment) throws UsageException {
    int equals = assignment.indexOf('=');
    if (equals <= 0) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          "--" + SET + " does not accept " + TerminalText.quote(assignment),
          "write the name of a question, '=', and the answer: --set owner=me@example.com");
    }
    return GivenAnswer.of(assignment.substring(0, equals), assignment.substring(equals + 1));
  }

  /** Returns who answers. */
  public SurveyAnswers answers() {
    return answers;
  }

  @Override
  public void close() throws IOException {
    user.close();
  }
}
