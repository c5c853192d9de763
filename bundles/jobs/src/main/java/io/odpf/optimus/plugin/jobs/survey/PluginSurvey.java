// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the questions of a plugin, depth first. The plugin checks each answer, defaults and choices
 * too. An answer leads to the sub-questions for values that are equal to it. Not thread-safe.
 */
public final class PluginSurvey {
  private final SurveyedPlugin plugin;
  private final Respondent respondent;

  public PluginSurvey(SurveyedPlugin plugin, Respondent respondent) {
    this.plugin = Objects.requireNonNull(plugin, "plugin");
    this.respondent = Objects.requireNonNull(respondent, "respondent");
  }

  /**
   * The result of a survey.
   *
   * @param answers the answers in the order asked, without those that the respondent did not have
   * @param names the names of all questions, asked or not
   */
  public record Result(List<Answer> answers, Set<String> names) {
    public Result {
      answers = List.copyOf(answers);
      names = Set.copyOf(names);
    }
  }

  /**
   * Asks all questions.
   *
   * @param jobName the job that they are about
   * @throws ProblemException if the plugin fails or its questions cannot be asked
   */
  public Result ask(String jobName) throws ProblemException, InterruptedException {
    QuestionTree tree = plugin.questions(jobName);
    return new Result(ask(tree.questions()), tree.names());
  }

  private List<Answer> ask(List<Question> questions) throws ProblemException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    for (Question question : questions) {
      Optional<String> value =
          respondent.answer(
              question, text -> plugin.fault(new Answer(question, text)), Optional.empty());
      if (value.isPresent()) {
        answers.add(new Answer(question, value.get()));
        for (Question.SubQuestions sub : question.subQuestions()) {
          if (sub.ifValue().equals(value.get())) {
            answers.addAll(ask(sub.questions()));
          }
        }
      }
    }
    return answers;
  }
}
