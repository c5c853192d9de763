// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.WantedVersion;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin as it is wanted, as it is installed, and as it runs.
 *
 * @param name the plugin's name
 * @param wanted the version that configuration and lock file ask for; absent if they do not list
 *     it, or cannot be read
 * @param installed the file in the install location; absent if there is none
 * @param running the supervisor's status; absent if it does not know the plugin
 * @param divergences the differences between them
 */
public record ComparedPlugin(
    String name,
    Optional<WantedVersion> wanted,
    Optional<InstalledPlugin> installed,
    Optional<PluginStatus> running,
    List<Divergence> divergences) {

  /** A difference between what is wanted, installed and running. */
  public enum Divergence {
    NOT_INSTALLED("not installed"),
    NOT_WANTED("not in the configuration"),
    OTHER_INSTALLED("another version is installed"),
    FILE_CHANGED("its file was changed or removed"),
    NOT_RUNNING("does not run"),
    OTHER_RUNNING("another version runs");

    private final String words;

    Divergence(String words) {
      this.words = words;
    }

    /** Returns the difference in words, to continue a plugin's name. */
    public String words() {
      return words;
    }
  }

  public ComparedPlugin {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(installed, "installed");
    Objects.requireNonNull(running, "running");
    divergences = List.copyOf(divergences);
  }
}
