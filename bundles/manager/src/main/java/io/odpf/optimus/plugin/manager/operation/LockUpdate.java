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
 * An update of a lock file.
 *
 * @param file the file
 * @param before the current content; absent if the file does not exist
 * @param after the new content
 */
record LockUpdate(LockFile file, Optional<Lock> before, Lock after) {
  /** Returns an update that does not change the file. */
  static LockUpdate none(LockFile file, Optional<Lock> before) {
    return new LockUpdate(file, before, before.orElse(Lock.EMPTY));
  }

  /** Returns the update of the file as it is now to the same content. */
  LockUpdate ofCurrent() throws PluginManagerException {
    return new LockUpdate(file, file.read(), after);
  }

  /** Returns whether the content changes. */
  boolean isChange() {
    return before.isEmpty() || !before.get().equals(after);
  }

  /** Returns the kind of this change, for reports. */
  LockChange change() {
    if (!isChange()) {
      return LockChange.UNCHANGED;
    }
    return before.isEmpty() ? LockChange.CREATED : LockChange.UPDATED;
  }

  /** Writes the new content beside the file, ready to be put in place; empty if nothing changed. */
  Optional<AtomicFile> prepare() throws PluginManagerException {
    if (!isChange()) {
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
