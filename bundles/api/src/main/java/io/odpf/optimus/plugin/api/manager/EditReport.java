// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.List;

/**
 * The changes made to a configuration file.
 *
 * @param entries the entries that were added or removed, in the order of the request
 * @param dryRun whether it was a dry run
 */
public record EditReport(List<Entry> entries, boolean dryRun) {

  /**
   * A plugin's entry.
   *
   * @param plugin the plugin's name
   * @param position where the entry begins: in the changed file if it was added, in the original
   *     file if it was removed
   */
  public record Entry(String plugin, Position position) {}

  public EditReport {
    entries = List.copyOf(entries);
  }
}
