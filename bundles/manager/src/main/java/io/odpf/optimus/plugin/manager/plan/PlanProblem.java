// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.plan;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of plans. */
public enum PlanProblem implements ProblemCode {
  DOWNGRADE(
      "downgrade",
      "The new lock has an older version than the present one.",
      "Give --allow-downgrade if that is intended."),
  UNMANAGED_CLASH(
      "unmanaged-clash",
      "A plugin's file exists and was not installed by this manager.",
      "Move it away, or install with --adopt or --force."),
  MODIFIED(
      "modified",
      "A plugin's file was changed by hand after it was installed.",
      "Keep a copy if you need it, then install with --force."),
  UNREADABLE(
      "unreadable", "A plugin's file cannot be read.", "Check its permissions and the disk.");

  private final Entry entry;

  PlanProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
