// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;

/**
 * What was changed in a configuration's file.
 *
 * @param entries the entries that came or went, in the order asked for
 * @param dryRun whether nothing was really written
 */
public record EditReport(List<Entry> entries, boolean dryRun) {

  /**
   * A plugin's entry.
   *
   * @param plugin the name
   * @param position where it begins: of a new one in the file as it is now, of a removed one in the
   *     file as it was
   */
  public record Entry(String plugin, Position position) {}

  public EditReport {
    entries = List.copyOf(entries);
  }
}
