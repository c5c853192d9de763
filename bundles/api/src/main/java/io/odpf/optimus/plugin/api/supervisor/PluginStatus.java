// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The status of a plugin at one moment.
 *
 * @param name the plugin's name
 * @param binary the file that is running or would be started; a process of an older file may run
 * @param version the version from the manager's receipt, else from the file name
 * @param digest the binary's digest from the manager's receipt; absent if it was installed by hand
 * @param shadowed other files of the same plugin, which are not used
 * @param state the state
 * @param since the time at which it entered the state
 * @param pid the process id, if it has a process
 * @param info its description of itself when it last became ready
 * @param restarts the number of restarts since the supervisor started
 * @param failure why it is not running, or the last failure that led to a restart
 * @param usage its use of resources
 * @param serving the process that is called; it may be of an older file than {@code binary}
 * @param canary the process of a new file that is observed before it gets calls
 */
public record PluginStatus(
    String name,
    Path binary,
    Optional<String> version,
    Optional<Digest> digest,
    List<Path> shadowed,
    PluginState state,
    Instant since,
    OptionalLong pid,
    Optional<PluginInfo> info,
    int restarts,
    Optional<Problem> failure,
    PluginUsage usage,
    Optional<ProcessStatus> serving,
    Optional<ProcessStatus> canary) {
  public PluginStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(binary, "binary");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
    shadowed = List.copyOf(shadowed);
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(pid, "pid");
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(serving, "serving");
    Objects.requireNonNull(canary, "canary");
  }

  /** Creates the status of a plugin whose process, if there is one, was started from the file. */
  public PluginStatus(
      String name,
      Path binary,
      Optional<String> version,
      Optional<Digest> digest,
      List<Path> shadowed,
      PluginState state,
      Instant since,
      OptionalLong pid,
      Optional<PluginInfo> info,
      int restarts,
      Optional<Problem> failure,
      PluginUsage usage) {
    this(
        name,
        binary,
        version,
        digest,
        shadowed,
        state,
        since,
        pid,
        info,
        restarts,
        failure,
        usage,
        pid.isPresent()
            ? Optional.of(new ProcessStatus(pid.getAsLong(), version, digest, since))
            : Optional.empty(),
        Optional.empty());
  }

  /** Returns whether the manager installed it, so that its version and digest are known. */
  public boolean managed() {
    return digest.isPresent();
  }
}
