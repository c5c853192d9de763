// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a machine's plugins are supervised.
 *
 * @param directories that are searched for plugins
 * @param run how processes are run
 * @param keep whether plugins outlive their host
 * @param policy when plugins that failed are started again
 * @param canary how long the process of a new version is observed before it gets calls; zero to
 *     give it calls when it is ready
 * @param start which plugins are started without being asked for
 * @param watch whether the directories are watched, else searched on request only
 * @param logs where each plugin's log is written to a file; absent for none
 */
public record MachineSettings(
    PluginDirectories directories,
    RunSettings run,
    KeepSettings keep,
    RestartPolicy policy,
    Duration canary,
    Start start,
    boolean watch,
    Optional<Path> logs) {

  /** Which plugins are started without being asked for. */
  public enum Start {
    /** None. */
    ON_REQUEST,
    /** Each when it is found, unless it was stopped. */
    ALL
  }

  public MachineSettings {
    Objects.requireNonNull(directories, "directories");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(keep, "keep");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(canary, "canary");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(logs, "logs");
  }

  /**
   * Returns settings for the duration of one command: plugins are started on request, and one that
   * fails is not restarted.
   */
  public static MachineSettings ofCommand(
      PluginDirectories directories, Map<String, String> environment) {
    return new MachineSettings(
        directories,
        RunSettings.of(socketParent(environment), environment),
        KeepSettings.NONE,
        RestartPolicy.NEVER,
        Duration.ZERO,
        Start.ON_REQUEST,
        false,
        Optional.empty());
  }

  /**
   * Returns the parent of the directories for sockets: the user's runtime directory, whose path is
   * short, or else the directory for temporary files.
   */
  public static Path socketParent(Map<String, String> environment) {
    String session = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (session.startsWith("/") && Files.isWritable(Path.of(session))) {
      return Path.of(session);
    }
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
