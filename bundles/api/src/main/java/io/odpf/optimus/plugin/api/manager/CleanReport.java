// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a clean did.
 *
 * @param installLocation the directory
 * @param removed what was, or in a dry run would be, removed
 * @param kept what could have been meant and was left, with the reason
 * @param freedBytes the size of what was removed
 * @param dryRun whether nothing was really done
 */
public record CleanReport(
    Path installLocation, List<Item> removed, List<Item> kept, long freedBytes, boolean dryRun) {

  /**
   * A file or directory.
   *
   * @param path where
   * @param reason why it was removed or kept
   */
  public record Item(Path path, String reason) {}

  public CleanReport {
    Objects.requireNonNull(installLocation, "installLocation");
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }
}
