// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.conformance;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.survey.QuestionTree;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks the questions of a plugin and their defaults. */
final class QuestionCheck {
  private static final int LONG_ANSWER = 64 << 10;

  private QuestionCheck() {}

  static CheckResult of(List<Question> questions) {
    List<String> faults = new ArrayList<>();
    try {
      QuestionTree.of("", questions);
    } catch (JobException e) {
      e.problems().stream().map(Problem::message).map(what -> "it " + what).forEach(faults::add);
    }
    if (faults.isEmpty()) {
      names(questions, Set.of(), faults);
    }
    return CheckResult.of(ConformanceCheck.QUESTIONS, faults);
  }

  /**
   * Collects the faults of questions that are asked after others.
   *
   * @param before the names of the questions that may have been asked, in lower case
   * @return the names of all that may have been asked then
   */
  private static Set<String> names(
      List<Question> questions, Set<String> before, List<String> faults) {
    Set<String> asked = new TreeSet<>(before);
    for (Question question : questions) {
      if (!asked.add(question.name().toLowerCase(Locale.ROOT))) {
        faults.add(
            "it may ask two questions named "
                + TerminalText.quote(question.name())
                + " in one survey");
      }
      // Questions that follow different answers are never asked together.
      Map<String, Set<String>> branches = new TreeMap<>();
      for (Question.SubQuestions sub : question.subQuestions()) {
        if (!question.choices().isEmpty() && !question.choices().contains(sub.ifValue())) {
          faults.add(
              "the questions after "
                  + TerminalText.quote(sub.ifValue())
                  + " are never asked: it is not a choice of "
                  + TerminalText.quote(question.name()));
        }
        branches.put(
            sub.ifValue(),
            names(
                sub.questions(), branches.getOrDefault(sub.ifValue(), Set.copyOf(asked)), faults));
      }
      branches.values().forEach(asked::addAll);
    }
    return asked;
  }

  /** Returns the questions at all levels. */
  private static List<Question> all(List<Question> questions) {
    List<Question> all = new ArrayList<>();
    for (Question question : questions) {
      all.add(question);
      for (Question.SubQuestions sub : question.subQuestions()) {
        all.addAll(all(sub.questions()));
      }
    }
    return all;
  }

  /** Asks the plugin whether it accepts each default. */
  static CheckResult defaults(List<Question> questions, TriedPlugin plugin)
      throws InterruptedException {
    List<String> faults = new ArrayList<>();
    for (Question question : all(questions)) {
      if (question.defaultValue().isEmpty()) {
        continue;
      }
      Answer answer = new Answer(question, question.defaultValue());
      String name = "the default of " + TerminalText.quote(question.name());
      try {
        Validation validation =
            plugin.call("ValidateQuestion", (client, options) -> client.validate(answer, options));
        if (!validation.valid()) {
          faults.add(name + " is refused: " + TerminalText.passage(validation.error()));
        }
      } catch (PluginCallException e) {
        faults.add(plugin.fault("ValidateQuestion with " + name, e));
        if (!plugin.survived(e)) {
          break;
        }
      }
    }
    return CheckResult.of(ConformanceCheck.DEFAULTS, faults);
  }

  /** Gives an empty and a very long answer to each question. */
  static CheckResult hostileAnswers(List<Question> questions, TriedPlugin plugin)
      throws InterruptedException {
    Map<String, String> answers = new TreeMap<>();
    answers.put("an empty answer", "");
    answers.put("an answer of 64 KiB", "x".repeat(LONG_ANSWER));
    for (Map.Entry<String, String> hostile : answers.entrySet()) {
      List<Answer> given = new ArrayList<>();
      for (Question question : all(questions)) {
        given.add(new Answer(question, hostile.getValue()));
      }
      List<TriedPlugin.Call<?>> calls = new ArrayList<>();
      for (Answer answer : given) {
        calls.add((client, options) -> client.validate(answer, options));
      }
      calls.add((client, options) -> client.defaultConfig(given, Map.of(), options));
      calls.add((client, options) -> client.defaultAssets(given, Map.of(), options));
      for (TriedPlugin.Call<?> call : calls) {
        try {
          plugin.call("a call with " + hostile.getKey(), call);
        } catch (PluginCallException e) {
          if (!plugin.survived(e)) {
            return CheckResult.failed(
                ConformanceCheck.HOSTILE_ANSWERS, plugin.fault(hostile.getKey(), e));
          }
        }
      }
    }
    return CheckResult.passed(ConformanceCheck.HOSTILE_ANSWERS);
  }

  /** Returns answers as a user gives them who takes the defaults, else the first choices. */
  static List<Answer> ordinaryAnswers(List<Question> questions) {
    List<Answer> answers = new ArrayList<>();
    for (Question question : questions) {
      String value = question.defaultValue();
      if (value.isEmpty() && !question.choices().isEmpty()) {
        value = question.choices().get(0);
      }
      answers.add(new Answer(question, value));
      for (Question.SubQuestions sub : question.subQuestions()) {
        if (sub.ifValue().equals(value)) {
          answers.addAll(ordinaryAnswers(sub.questions()));
        }
      }
    }
    return answers;
  }
}
