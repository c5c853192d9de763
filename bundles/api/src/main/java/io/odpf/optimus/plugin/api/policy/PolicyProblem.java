// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.policy;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of plugins that must not be installed or started. */
public enum PolicyProblem implements ProblemCode {
  /** A rule denies it. */
  DENIED(
      "policy-denied",
      "A rule of the configuration's policy, or of a policy's bundle, does not permit the plugin.",
      "Choose a plugin that the rule permits, or have the rule changed by whoever is responsible."),
  /** A policy did not decide. */
  FAILED(
      "policy-failed",
      "A policy failed, gave no answer in time or cannot be used, which counts as a denial.",
      "Repair the policy's bundle, or remove it."),
  /** A policy that the configuration requires is not there. */
  MISSING(
      "policy-missing",
      "A policy that the configuration requires is not present.",
      "Add the bundle that brings the policy, or remove its name from 'policy.require'."),
  /** The rules of an install location cannot be read. */
  UNREADABLE(
      "policy-unreadable",
      "The rules that an installation recorded in the install location cannot be read.",
      "Run optimus plugin install, which records them again.");

  private final Entry entry;

  PolicyProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
