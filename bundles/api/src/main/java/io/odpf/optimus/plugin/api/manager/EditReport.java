// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.List;

/**
 * The changes made to a configuration file.
 *
 * @param entries the entries that were added or removed, in the order of the request
 * @param dryRun whether nothing was really written
 */
public record EditReport(List<Entry> entries, boolean dryRun) {

  /**
   * A plugin's entry.
   *
   * @param plugin the name
   * @param position where it begins: a new one in the changed file, a removed one in the file
   *     before the change
   */
  public record Entry(String plugin, Position position) {}

  public EditReport {
    entries = List.copyOf(entries);
  }
}
