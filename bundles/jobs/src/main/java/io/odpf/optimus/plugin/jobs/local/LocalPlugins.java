// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.spec.PluginLookup;

/** The installed plugins of this machine, by the names that jobs have for them. Thread-safe. */
public interface LocalPlugins extends PluginLookup {

  /**
   * Returns a plugin, and starts it if necessary.
   *
   * @throws ProblemException if it is not installed or does not start; the same failure each time
   */
  LocalPlugin plugin(String name) throws ProblemException, InterruptedException;
}
