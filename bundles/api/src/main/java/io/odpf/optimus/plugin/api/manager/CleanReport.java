// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The result of a clean.
 *
 * @param installLocation the directory
 * @param removed the files that were removed, or would be in a dry run
 * @param kept the files that look removable but were kept, with the reason
 * @param freedBytes the size of the removed files
 * @param dryRun whether it was a dry run
 */
public record CleanReport(
    Path installLocation, List<Item> removed, List<Item> kept, long freedBytes, boolean dryRun) {

  /**
   * A file or directory.
   *
   * @param path its path
   * @param reason why it was removed or kept
   */
  public record Item(Path path, String reason) {}

  public CleanReport {
    Objects.requireNonNull(installLocation, "installLocation");
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }
}
