// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of operations as a whole. */
public enum OperationProblem implements ProblemCode {
  NOT_INSTALLED(
      "not-installed",
      "The install failed at the disk, and nothing was changed.",
      "Check the disk's space and the directory's permissions."),
  NOT_CLEANED(
      "not-cleaned",
      "The install location cannot be cleaned.",
      "Check the disk's space and the directory's permissions."),
  NOT_ROLLED_BACK(
      "not-rolled-back",
      "The last install cannot be rolled back.",
      "Check the disk's space and the directory's permissions."),
  ROLLBACK_REFUSED(
      "rollback-refused",
      "A plugin or its previous file changed since the last install.",
      "Run optimus plugin install --force for the plugin."),
  NOTHING_TO_ROLL_BACK(
      "nothing-to-roll-back",
      "No install is kept that could be rolled back.",
      "Install the version that you want."),
  ADOPT_DIFFERS(
      "adopt-differs",
      "The existing file is not what would be installed.",
      "Move it away, or install with --force."),
  ADOPT_UNSAFE(
      "adopt-unsafe",
      "Other users could change the existing file.",
      "Make it yours alone (chown, chmod go-w), or install with --force."),
  CONFIG_BUSY(
      "config-busy",
      "Another process changed the configuration in the meantime.",
      "Run the command again."),
  CONFIG_UNWRITABLE(
      "config-unwritable",
      "The configuration cannot be written.",
      "Check the disk's space and the directory's permissions."),
  UNKNOWN_ARTIFACT(
      "unknown-artifact",
      "The lock file names no artifact with this digest.",
      "Take the server's lock again: the artifact may belong to an older one."),
  CLOSED("closed", "The plugin manager was closed.", "Start it again."),
  NO_SCRATCH(
      "no-scratch",
      "No temporary directory can be created.",
      "Check the directory for temporary files and its disk."),
  PROVIDER_REFUSES(
      "provider-refuses",
      "A provider refuses a plugin's entry.",
      "Correct the plugin's entry in the configuration."),
  SIGNATURE_UNAVAILABLE(
      "signature-unavailable",
      "No bundle here verifies the signature scheme of a plugin.",
      "Add a bundle that verifies the scheme, or have the plugin signed in another way."),
  VERIFY_UNAVAILABLE(
      "verify-unavailable",
      "New plugins cannot be run, since there is no supervisor here.",
      "Use a distribution with the supervisor, or install with --no-verify."),
  VERIFY_PLATFORM(
      "verify-platform",
      "Plugins for another platform cannot be run on this machine.",
      "Install them with --no-verify.");

  private final Entry entry;

  OperationProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
