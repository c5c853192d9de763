// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The codes of problems with the questions of a new job, hook or project. */
public enum SurveyProblem implements ProblemCode {
  ANSWER_MISSING(
      "answer-missing",
      "A question without a default has no answer, and there is no terminal to ask at.",
      "Give the answer with --set NAME=VALUE, or in a file with --answers."),
  ANSWER_REFUSED(
      "answer-refused",
      "An answer that was given in advance is not accepted.",
      "Correct the answer as the message says."),
  ANSWER_UNKNOWN(
      "answer-unknown",
      "An answer has a name that no question has.",
      "Check the spelling; optimus plugin info lists a plugin's questions."),
  ANSWER_UNUSED(
      "answer-unused",
      "An answer belongs to a question that is not asked after the other answers.",
      "Leave the answer out, or correct the one on which it depends."),
  ANSWERS_UNREADABLE(
      "answers-unreadable",
      "The file with answers cannot be read.",
      "Name a YAML file of at most 1 MiB, and check its permissions."),
  QUESTIONS(
      "survey-questions",
      "The questions of a plugin are too many, nested too deeply, or contradict themselves.",
      "Report it to the plugin's author; write the job by hand meanwhile."),
  NO_PLUGIN(
      "survey-no-plugin",
      "No plugin of the kind that is needed is installed and starts.",
      "Install one with optimus plugin install; optimus plugin verify shows why one does not start."),
  NO_NAMESPACE(
      "survey-no-namespace",
      "The project has no namespace.",
      "Add one below 'namespaces:' in optimus.yaml."),
  NO_TERMINAL(
      "survey-no-terminal",
      "The terminal cannot be used to ask questions.",
      "Give the answers with --set NAME=VALUE, or in a file with --answers."),
  RESULT(
      "survey-result",
      "The configuration that a plugin makes of the answers does not fit into a job.",
      "Report it to the plugin's author; write the job by hand meanwhile."),
  PROJECT_EXISTS(
      "project-exists",
      "The directory has an optimus.yaml already.",
      "Edit the file, or choose another directory.");

  private final Entry entry;

  SurveyProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
