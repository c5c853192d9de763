// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.lock.LockProblem;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses exact installs of plugins that the lock file does not cover. */
final class LockGaps {
  private LockGaps() {}

  /**
   * Refuses gaps in the lock.
   *
   * @throws PluginManagerException of category CONFIG with a problem for each plugin that the lock
   *     does not cover
   */
  static void refuse(
      Optional<Lock> lock, List<WantedPlugin> plugins, Platform platform, LockFile lockFile)
      throws PluginManagerException {
    List<Problem> gaps = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      Optional<Coverage.Gap> gap = Coverage.of(lock, plugin, platform).gap();
      if (gap.isPresent()) {
        gaps.add(
            plugin.problem(
                lock.isEmpty() ? LockProblem.LOCK_MISSING : LockProblem.LOCK_INCOMPLETE,
                "the lock file does not cover "
                    + plugin.name()
                    + " for "
                    + platform
                    + ": "
                    + gap.get().reason(),
                "run this where the sources may be asked, and commit "
                    + lockFile.path().getFileName()
                    + ": optimus plugin lock --platform "
                    + platform));
      }
    }
    if (!gaps.isEmpty()) {
      throw PluginManagerException.config(gaps);
    }
  }
}
