// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The differences between a machine and its configuration.
 *
 * @param installLocation the directory
 * @param platform the platform of the comparison
 * @param plugins the number of plugins that the configuration lists for the mode
 * @param differences the differences, ordered by plugin name; empty if there are none
 * @param notes files and lock entries that the configuration does not list but that may stay,
 *     ordered by plugin name
 * @param unfinished a change that has not ended; {@code differences} then describe an intermediate
 *     state
 * @param wanted the plugins that the configuration lists for the mode, ordered by name
 */
public record DiffReport(
    Path installLocation,
    Platform platform,
    int plugins,
    List<Difference> differences,
    List<Difference> notes,
    Optional<UnfinishedChange> unfinished,
    List<WantedVersion> wanted) {
  /** Creates a report that does not tell which versions are wanted. */
  public DiffReport(
      Path installLocation,
      Platform platform,
      int plugins,
      List<Difference> differences,
      List<Difference> notes,
      Optional<UnfinishedChange> unfinished) {
    this(installLocation, platform, plugins, differences, notes, unfinished, List.of());
  }

  public DiffReport {
    Objects.requireNonNull(installLocation, "installLocation");
    Objects.requireNonNull(platform, "platform");
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
    Objects.requireNonNull(unfinished, "unfinished");
    wanted = List.copyOf(wanted);
  }

  /** Returns whether an install would change something. */
  public boolean different() {
    boolean changing =
        unfinished.isPresent() && unfinished.get().next() != UnfinishedChange.Next.TIDY;
    return !differences.isEmpty() || changing;
  }
}
