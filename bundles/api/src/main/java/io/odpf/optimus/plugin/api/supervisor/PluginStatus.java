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
 * @param binary the file that is running or would be started
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
    PluginUsage usage) {
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
  }

  /** Returns whether the manager installed it, so that its version and digest are known. */
  public boolean managed() {
    return digest.isPresent();
  }
}
