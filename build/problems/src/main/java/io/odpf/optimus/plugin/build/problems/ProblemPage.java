// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.problems;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The page of the documentation that lists the codes of problems. */
final class ProblemPage {
  private static final String HEAD =
      """
      # Problems

      <!-- made from the code, do not edit: see CONTRIBUTING.md -->

      Every problem that a command reports has a code. JSON output carries it as `code`; it stays the same from release to release,
      so that programs can act on it, while messages may change. A message says what happened in the case at hand, and mostly what to
      do; this page says what a code stands for.

      | code | meaning | what to do |
      |---|---|---|
      """;

  private ProblemPage() {}

  /** Returns the page of a catalogue, in Markdown. */
  static String of(ProblemCatalogue catalogue) {
    StringBuilder page = new StringBuilder(HEAD);
    for (ProblemCode code : catalogue.codes()) {
      page.append("| `").append(code.word()).append("` | ");
      page.append(cell(code.entry().meaning())).append(" | ");
      page.append(cell(code.entry().remedy())).append(" |\n");
    }
    return page.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
