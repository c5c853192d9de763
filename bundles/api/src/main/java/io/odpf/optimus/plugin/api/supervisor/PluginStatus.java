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
 * A plugin as the supervisor sees it at one moment.
 *
 * @param name by which it is called
 * @param binary the file that runs, or would be started
 * @param version by the manager's receipt, else by its file name
 * @param digest of the binary, by the manager's receipt; absent if it was put there by hand
 * @param shadowed other files for the same plugin, which are not used
 * @param state where it stands
 * @param since when it came there
 * @param pid of its process, if there is one
 * @param info what it said of itself when it became ready last
 * @param restarts how often it was started again since the supervisor started
 * @param failure why it does not run, or the last failure that it was started again for
 * @param usage what it cost so far
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

  /** Whether the manager installed it, so that its version and digest are known. */
  public boolean managed() {
    return digest.isPresent();
  }
}
