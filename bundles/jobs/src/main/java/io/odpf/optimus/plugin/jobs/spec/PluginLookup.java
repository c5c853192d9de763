// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import java.util.Set;

/** Finds the installed plugins that jobs name. */
@FunctionalInterface
public interface PluginLookup {

  /**
   * Returns the names of installed plugins, with all of the given ones that are installed. A plugin
   * whose type is not known may be among tasks and hooks.
   *
   * @param names the names that jobs have for tasks and hooks
   */
  PluginNames find(Set<String> names) throws InterruptedException;
}
