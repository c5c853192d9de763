// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of the management API. */
public enum ManagementProblem implements ProblemCode {
  CROSS_SITE(
      "management-cross-site",
      "A browser sends a request for a page of another site, or to a name that is not the server's.",
      "Open the runtime's own page; through a tunnel, at http://localhost:PORT."),
  WRONG_VERB(
      "management-wrong-verb",
      "The path of the management API is for another method of HTTP.",
      "Send the method that the header Allow names."),
  RANGE(
      "management-range",
      "A request is for a part of an artifact that begins after its end.",
      "Compare the size of the part that is present with the artifact's."),
  NO_CONFIGURATION(
      "management-no-configuration",
      "The runtime manages no configuration.",
      "Name the configuration in the runtime's settings: management.config."),
  NO_LOCK(
      "management-no-lock",
      "The configuration has no lock file.",
      "Install or lock the configuration."),
  NOT_SUPERVISED(
      "management-not-supervised",
      "The runtime runs no plugins, so none can be called.",
      "Start the supervisor's bundles."),
  NO_PROCESS(
      "management-no-process",
      "The runtime is a part of another program, so the API neither shows nor stops its process.",
      "Use that program."),
  AUDIT(
      "management-audit",
      "The audit log cannot be written or read, so no change is made.",
      "Check the disk's space and the permissions of the audit directory.");

  private final Entry entry;

  ManagementProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
