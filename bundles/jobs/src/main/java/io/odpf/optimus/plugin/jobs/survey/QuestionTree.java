// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The questions of a plugin with their sub-questions, which can be asked: not too many, not too
 * deep, with names and with defaults that are choices. Immutable.
 */
public final class QuestionTree {

  /** The deepest level of questions. */
  static final int DEEPEST = 32;

  /** The largest number of questions at all levels. */
  static final int MOST_QUESTIONS = 1_000;

  private static final String REPORT = "report it to the plugin's author";

  private final List<Question> questions;
  private final Set<String> names;

  private QuestionTree(List<Question> questions, Set<String> names) {
    this.questions = List.copyOf(questions);
    this.names = Collections.unmodifiableSet(names);
  }

  /**
   * Checks questions.
   *
   * @param plugin the plugin that asks them
   * @throws JobException with everything that keeps them from being asked
   */
  public static QuestionTree of(String plugin, List<Question> questions) throws JobException {
    Inspection inspection = new Inspection(plugin);
    inspection.inspect(questions, 1);
    if (!inspection.problems.isEmpty()) {
      throw new JobException(inspection.problems, null);
    }
    return new QuestionTree(questions, inspection.names);
  }

  /** Returns the questions of the first level. */
  public List<Question> questions() {
    return questions;
  }

  /** Returns the names of the questions at all levels. */
  public Set<String> names() {
    return names;
  }

  /** Walks through the questions once, and stops where they are too many or too deep. */
  private static final class Inspection {
    private final String plugin;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private final List<String> path = new ArrayList<>();
    private int count;

    Inspection(String plugin) {
      this.plugin = plugin;
    }

    private void inspect(List<Question> questions, int depth) {
      if (!questions.isEmpty() && depth > DEEPEST) {
        refuse("asks questions that are nested deeper than " + DEEPEST + " levels");
        return;
      }
      for (Question question : questions) {
        if (++count > MOST_QUESTIONS) {
          if (count == MOST_QUESTIONS + 1) {
            refuse("asks more than 1,000 questions");
          }
          return;
        }
        inspect(question);
        path.add(question.name());
        for (Question.SubQuestions sub : question.subQuestions()) {
          inspect(sub.questions(), depth + 1);
        }
        path.remove(path.size() - 1);
      }
    }

    private void inspect(Question question) {
      String name = TerminalText.quote(question.name());
      if (question.name().isBlank()) {
        refuse("asks a question without a name: " + TerminalText.passage(question.prompt()));
      }
      if (path.stream().anyMatch(question.name()::equalsIgnoreCase)) {
        refuse("asks " + name + " again below itself");
      }
      if (!question.choices().isEmpty()
          && !question.defaultValue().isEmpty()
          && !question.choices().contains(question.defaultValue())) {
        refuse(
            "asks "
                + name
                + " with the default "
                + TerminalText.quote(question.defaultValue())
                + ", which is not one of its choices: "
                + TerminalText.passage(String.join(", ", question.choices())));
      }
      names.add(question.name());
    }

    private void refuse(String what) {
      problems.add(Problem.ofPlugin(plugin, SurveyProblem.QUESTIONS, what, REPORT));
    }
  }
}
