// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.Modes;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockProblem;
import java.io.IOException;
import java.util.Optional;

/**
 * The next content of a lock file.
 *
 * @param file the file
 * @param before its present content; absent if there is no file
 * @param after its next content
 */
record LockUpdate(LockFile file, Optional<Lock> before, Lock after) {
  /** An update that leaves a file as it is. */
  static LockUpdate none(LockFile file, Optional<Lock> before) {
    return new LockUpdate(file, before, before.orElse(Lock.EMPTY));
  }

  boolean changed() {
    return before.isEmpty() || !before.get().equals(after);
  }

  /** Returns how an install reports this update. */
  LockChange change() {
    if (!changed()) {
      return LockChange.UNCHANGED;
    }
    return before.isEmpty() ? LockChange.CREATED : LockChange.UPDATED;
  }

  /** Writes the new content beside the file, to be put in place; empty if nothing changed. */
  Optional<AtomicFile> prepare() throws PluginManagerException {
    if (!changed()) {
      return Optional.empty();
    }
    if (!file.read().equals(before)) {
      throw PluginManagerException.failure(
          Problem.of(
              LockProblem.LOCK_BUSY,
              "the lock file " + file.path() + " was changed by another process in the meantime",
              "run the command again"),
          null);
    }
    try {
      return Optional.of(AtomicFile.prepare(file.path(), LockFile.content(after), Modes.file()));
    } catch (IOException e) {
      throw OperationContext.failed(LockProblem.LOCK_UNWRITABLE, "cannot write", file.path(), e);
    }
  }
}
