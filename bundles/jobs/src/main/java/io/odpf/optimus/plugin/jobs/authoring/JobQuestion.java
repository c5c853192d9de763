// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.plugin.Question;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The questions about a job that are the same for all plugins, with the prompts of Optimus. */
enum JobQuestion {
  NAMESPACE("namespace", "Please choose the namespace:", ""),
  DIRECTORY(
      "directory",
      "Provide new directory name to create for this spec?",
      "The directory is created below the one that the prompt shows; it gets the job's files."),
  NAME(
      "name",
      "What is the job name?",
      "The name is unique in the project. Plugins may take defaults from its parts."),
  OWNER("owner", "Who is the owner of this job?", "Email or username"),
  TASK("task", "Select task to run?", "The task is the plugin that does the job's work."),
  START_DATE(
      "start_date",
      "Specify the schedule start date",
      "The date of the first run, such as 2021-05-25."),
  INTERVAL(
      "interval",
      "Specify the schedule interval (in crontab notation)",
      "Minute, hour, day of month, month, day of week: 0 2 * * * is every day at 02:00 UTC."),
  WINDOW(
      "window",
      "Transformation window",
      "The interval of data that a run works on: the last hour, day, week or month before it.");

  private final String word;
  private final String prompt;
  private final String help;

  JobQuestion(String word, String prompt, String help) {
    this.word = word;
    this.prompt = prompt;
    this.help = help;
  }

  /** Returns the names of all questions. */
  static Set<String> words() {
    return Arrays.stream(values())
        .map(JobQuestion::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the name of the question, by which it is answered in advance. */
  String word() {
    return word;
  }

  /** Returns the question for free text. */
  Question text(String defaultValue) {
    return text("", defaultValue);
  }

  /** Returns the question for free text, with an addition to its prompt. */
  Question text(String addition, String defaultValue) {
    return new Question(word, prompt + addition, help, defaultValue, List.of(), List.of());
  }

  /** Returns the question for one of several words; a single one is the default. */
  Question choice(Collection<String> choices) {
    return choice(choices, choices.size() == 1 ? choices.iterator().next() : "");
  }

  /** Returns the question for one of several words. */
  Question choice(Collection<String> choices, String defaultValue) {
    return new Question(word, prompt, help, defaultValue, List.copyOf(choices), List.of());
  }
}
