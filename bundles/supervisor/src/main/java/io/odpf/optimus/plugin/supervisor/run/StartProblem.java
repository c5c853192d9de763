// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems that keep a plugin's process from becoming ready. */
public enum StartProblem implements ProblemCode {
  BUSY(
      "plugin-busy",
      "The plugin's file is open for writing, so the system does not execute it.",
      "Start the plugin again once its file is complete."),
  EXITED(
      "plugin-exited",
      "The plugin's process ended before its handshake.",
      "Run the plugin by hand to see what it prints."),
  HANDSHAKE_TIMEOUT(
      "handshake-timeout",
      "The plugin did not write its handshake in time.",
      "Run the plugin by hand to see what it waits for, or allow it more time."),
  SOCKETS(
      "plugin-sockets",
      "The directory for the plugin's socket cannot be created.",
      "Make the directory for temporary files, or XDG_RUNTIME_DIR, writable."),
  SPAWN(
      "plugin-spawn",
      "The system cannot start the plugin's process.",
      "Check the file's permissions and this machine's limits."),
  NO_PROGRAM(
      "plugin-no-program",
      "The plugin's file is not a program that this machine can execute.",
      "Install the plugin for this machine: optimus plugin install."),
  MODIFIED(
      "plugin-modified",
      "The plugin's file was changed after it was installed.",
      "Install the plugin again: optimus plugin install --force."),
  UNREADABLE(
      "plugin-unreadable",
      "The plugin's file cannot be read, so its digest cannot be checked.",
      "Check the file's permissions."),
  UNUSABLE(
      "plugin-unusable",
      "The plugin serves no known generation of Optimus plugins, or cannot describe itself.",
      "Check that the file is a plugin of Optimus.");

  private final Entry entry;

  StartProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
