// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares what the sources have now with what is locked and installed.
 *
 * @param platform the platform asked for
 * @param plugins one entry per plugin, ordered by name
 */
public record OutdatedReport(Platform platform, List<Entry> plugins) {

  /** How a plugin compares with its source. */
  public enum Status {
    /** The source has what is locked, and knows of nothing newer. */
    CURRENT,
    /** The configuration asks for something else than what is locked, or nothing is locked. */
    OUTDATED,
    /** The source has a newer version than the configuration asks for. */
    NEWER,
    /** The source could not be asked. */
    FAILED
  }

  /**
   * A plugin.
   *
   * @param plugin its name
   * @param provider the name of its provider
   * @param installed what is installed on this machine
   * @param locked what is locked for the platform
   * @param wanted what the source has now of what the configuration asks for; absent if it could
   *     not be asked
   * @param latest the newest version that the source knows; absent if its type cannot tell
   * @param status the result of the comparison
   * @param reason the reason for the status in a few words, or why the newest version could not be
   *     found out; may be empty
   * @param problem what went wrong, for {@link Status#FAILED}
   */
  public record Entry(
      String plugin,
      String provider,
      Optional<ArtifactIdentity> installed,
      Optional<ArtifactIdentity> locked,
      Optional<ArtifactIdentity> wanted,
      Optional<String> latest,
      Status status,
      String reason,
      Optional<Problem> problem) {
    public Entry {
      Objects.requireNonNull(plugin, "plugin");
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(installed, "installed");
      Objects.requireNonNull(locked, "locked");
      Objects.requireNonNull(wanted, "wanted");
      Objects.requireNonNull(latest, "latest");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(problem, "problem");
    }
  }

  public OutdatedReport {
    Objects.requireNonNull(platform, "platform");
    plugins = List.copyOf(plugins);
  }

  /** Whether a plugin is outdated, or its source has a newer version. */
  public boolean outdated() {
    return has(Status.OUTDATED) || has(Status.NEWER);
  }

  /** Whether a source could not be asked. */
  public boolean failed() {
    return has(Status.FAILED);
  }

  private boolean has(Status status) {
    return plugins.stream().anyMatch(plugin -> plugin.status() == status);
  }
}
