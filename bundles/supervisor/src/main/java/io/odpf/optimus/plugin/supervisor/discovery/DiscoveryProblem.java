// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of directories and files that look like plugins but are not used. */
enum DiscoveryProblem implements ProblemCode {
  DIRECTORY_UNREADABLE(
      "plugin-directory-unreadable",
      "A plugin directory cannot be listed.",
      "Check the directory's permissions, or remove it from the plugin directories."),
  DIRECTORY_UNSAFE(
      "plugin-directory-unsafe",
      "Other users can write to a plugin directory, so its plugins are not used.",
      "Make the directory writable by its owner alone."),
  FILE_UNUSABLE(
      "plugin-file-unusable",
      "A file is named like a plugin but cannot be used as one.",
      "Correct the file's name, type, owner or permissions as the message says, or remove it.");

  private final Entry entry;

  DiscoveryProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
