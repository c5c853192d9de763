// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of starting and running a framework with the platform's bundles. */
public enum RuntimeProblem implements ProblemCode {
  RUNTIME(
      "runtime",
      "The runtime, an OSGi framework with the platform's bundles, does not start or lacks a"
          + " service.",
      "Correct what the message names and run the command again; if the distribution is"
          + " incomplete, unpack it again.");

  private final Entry entry;

  RuntimeProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
