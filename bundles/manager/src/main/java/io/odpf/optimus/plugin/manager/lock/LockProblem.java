// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems of lock files. */
public enum LockProblem implements ProblemCode {
  LOCK_INVALID(
      "lock-invalid",
      "The lock file is not what the manager writes.",
      "Restore the file from version control, or remove it and run optimus plugin lock."),
  LOCK_CONFLICT(
      "lock-conflict",
      "The lock file contains an unresolved merge conflict.",
      "Keep one side of the conflict, then run optimus plugin lock."),
  LOCK_UNREADABLE(
      "lock-unreadable", "The lock file cannot be read.", "Check its permissions and the disk."),
  LOCK_UNWRITABLE(
      "lock-unwritable",
      "The lock file cannot be written.",
      "Check the disk's space and the directory's permissions."),
  LOCK_BUSY(
      "lock-busy",
      "Another process changed the lock file in the meantime.",
      "Run the command again."),
  LOCK_MISSING(
      "lock-missing",
      "There is no lock file, but one is required.",
      "Run optimus plugin lock where the sources can be asked, and commit the lock" + " file."),
  LOCK_INCOMPLETE(
      "lock-incomplete",
      "The lock file does not cover a plugin to be installed.",
      "Run optimus plugin lock where the sources can be asked, and commit the lock" + " file.");

  private final Entry entry;

  LockProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
