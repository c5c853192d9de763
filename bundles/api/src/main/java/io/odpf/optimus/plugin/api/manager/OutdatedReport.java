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
 * @param platform the platform of the comparison
 * @param plugins one entry per plugin, ordered by name
 */
public record OutdatedReport(Platform platform, List<Entry> plugins) {

  /** How a plugin compares with its source. */
  public enum Status {
    /** The source has the locked artifact and reports no newer version. */
    CURRENT,
    /** The configuration selects an artifact other than the locked one, or none is locked. */
    OUTDATED,
    /** The source has a newer version than the configured one. */
    NEWER,
    /** The source did not answer. */
    FAILED
  }

  /**
   * A plugin.
   *
   * @param plugin its name
   * @param provider the name of its provider
   * @param installed the artifact installed on this machine
   * @param locked the artifact locked for the platform
   * @param wanted the artifact that the configuration now selects at the source; absent if the
   *     source did not answer
   * @param latest the newest version at the source; absent if its type does not list versions
   * @param status the result of the comparison
   * @param reason the reason for the status in a few words, or why the newest version is unknown;
   *     may be empty
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

  /** Returns whether a plugin is outdated or its source has a newer version. */
  public boolean outdated() {
    return has(Status.OUTDATED) || has(Status.NEWER);
  }

  /** Returns whether a source did not answer. */
  public boolean failed() {
    return has(Status.FAILED);
  }

  private boolean has(Status status) {
    return plugins.stream().anyMatch(plugin -> plugin.status() == status);
  }
}
