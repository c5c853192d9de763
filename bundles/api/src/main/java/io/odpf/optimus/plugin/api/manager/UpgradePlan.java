// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The changes that an upgrade will make. All artifacts in it have been fetched and verified.
 *
 * @param steps the changes, by plugin and platform; empty if there are none
 * @param newer plugins whose sources have newer versions than the configuration asks for
 */
public record UpgradePlan(List<Step> steps, List<Newer> newer) {

  /**
   * A plugin that changes on a platform.
   *
   * @param plugin its name
   * @param platform the platform; locked platforms other than this machine's change too
   * @param from the installed artifact, else the locked one; absent if there is neither
   * @param to the artifact after the upgrade
   */
  public record Step(
      String plugin, Platform platform, Optional<ArtifactIdentity> from, ArtifactIdentity to) {
    public Step {
      Objects.requireNonNull(plugin, "plugin");
      Objects.requireNonNull(platform, "platform");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  /**
   * A version that is newer than the configured one. An upgrade does not edit the configuration.
   *
   * @param plugin the plugin's name
   * @param wanted the configured version
   * @param latest the newest version at the source
   * @param position the position of the plugin's entry in the configuration
   */
  public record Newer(String plugin, String wanted, String latest, Position position) {}

  public UpgradePlan {
    steps = List.copyOf(steps);
    newer = List.copyOf(newer);
  }
}
