// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of writing a mirror. */
public enum MirrorProblem implements ProblemCode {
  MIRROR_LAYOUT(
      "mirror-layout",
      "The mirror was written by a newer version, in another layout.",
      "Update this program, or write to another place."),
  MIRROR_NAME(
      "mirror-name",
      "The lock cannot have this name in a mirror.",
      "Give it another one by --name: letters, digits, '.', '_' and '-'."),
  MIRROR_NOT_PRUNED(
      "mirror-not-pruned",
      "A mirror was not pruned, since it is unknown which artifacts its locks name.",
      "Repair or remove the lock that the message names, then prune again."),
  MIRROR_READ_ONLY(
      "mirror-read-only",
      "A mirror cannot be written to through this address.",
      "Write to a directory, s3://bucket/folder or gs://bucket/folder that a server serves under"
          + " this address.");

  private final Entry entry;

  MirrorProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
