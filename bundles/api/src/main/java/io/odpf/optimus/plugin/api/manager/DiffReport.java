// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a machine departs from its configuration.
 *
 * @param installLocation the directory
 * @param platform the platform compared for
 * @param plugins how many plugins the configuration lists for the mode
 * @param differences in the order of plugin names; empty if all is as it should be
 * @param notes findings that are not in the configuration but may stay, in order of plugin names
 * @param unfinished a change that did not end; {@code differences} are of what lies there
 *     nevertheless
 */
public record DiffReport(
    Path installLocation,
    Platform platform,
    int plugins,
    List<Difference> differences,
    List<Difference> notes,
    Optional<UnfinishedChange> unfinished) {
  public DiffReport {
    Objects.requireNonNull(installLocation, "installLocation");
    Objects.requireNonNull(platform, "platform");
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
    Objects.requireNonNull(unfinished, "unfinished");
  }

  /** Whether an install would find something to do. */
  public boolean different() {
    boolean changing =
        unfinished.isPresent() && unfinished.get().next() != UnfinishedChange.Next.TIDY;
    return !differences.isEmpty() || changing;
  }
}
