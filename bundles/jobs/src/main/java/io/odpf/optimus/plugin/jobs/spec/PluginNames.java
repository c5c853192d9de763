// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the installed plugins.
 *
 * @param tasks those that are tasks
 * @param hooks those that are hooks
 */
public record PluginNames(Set<String> tasks, Set<String> hooks) {
  public PluginNames {
    tasks = Collections.unmodifiableSet(new TreeSet<>(tasks));
    hooks = Collections.unmodifiableSet(new TreeSet<>(hooks));
  }
}
