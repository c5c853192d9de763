// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.problem;

/** The problems that several bundles report. */
public enum CommonProblem implements ProblemCode {
  INTERRUPTED(
      "interrupted",
      "The operation was cancelled before it was complete.",
      "Run the command again; a change that had begun has been undone."),
  UNFINISHED(
      "unfinished",
      "An earlier command was killed while it changed the install location.",
      "Run optimus plugin install or optimus plugin clean, which completes or undoes the change."),
  UNKNOWN_PLUGIN(
      "unknown-plugin",
      "No plugin has this name.",
      "Check the spelling; optimus plugin list shows the installed plugins, and the configuration"
          + " lists those to install."),
  MISSING_VALUE(
      "missing-value",
      "An option or a key that takes a value has none.",
      "Give a value, or leave out the option or the key."),
  UNKNOWN(
      "unknown",
      "The details of a failure were lost on the way, for instance by Java serialization.",
      "Look for the failure in the log of the process in which it happened.");

  private final Entry entry;

  CommonProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
