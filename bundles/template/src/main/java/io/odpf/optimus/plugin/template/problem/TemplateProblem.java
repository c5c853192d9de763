// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of templates. */
public enum TemplateProblem implements ProblemCode {
  SYNTAX(
      "template-syntax",
      "A template is not written as Go's text/template requires.",
      "Correct the template at the place that the message names."),
  UNKNOWN_FUNCTION(
      "template-unknown-function",
      "A template calls a function that does not exist.",
      "Check the spelling; docs/templates.md lists the functions. If the file is no template, give"
          + " it a name that ends in .gtpl, .j2, .tmpl or .tpl."),
  REFUSED_FUNCTION(
      "template-refused-function",
      "A template calls a function that is not available, for example env, which would read the"
          + " environment of the server.",
      "Pass the value in as a configuration of the project, or as a secret."),
  UNKNOWN_TEMPLATE(
      "template-unknown-template",
      "A template includes another one that no file defines.",
      "Check the spelling; a template is named after its file, or by define or block."),
  EVALUATION(
      "template-evaluation",
      "An expression of a template cannot be evaluated with the values at hand.",
      "Correct the expression at the place that the message names, or the value."),
  LIMIT(
      "template-limit",
      "A template takes more steps, output, memory, nesting or time than is allowed.",
      "Look for a loop or a repetition that is larger than intended, or for templates that include"
          + " each other without end.");

  private final Entry entry;

  TemplateProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
