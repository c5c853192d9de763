// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A comparison of what a machine is to have, what it has, and what a server runs.
 *
 * @param server the server's name or address, without secrets
 * @param serverPlatform the server's platform
 * @param supervised whether the server runs plugins; if not, it has only its lock to compare with
 * @param installLocation the directory of the installed plugins
 * @param platform the platform of this machine's plugins
 * @param plugins the plugins, ordered by name
 * @since 2.1
 */
public record ServerDiffReport(
    String server,
    Platform serverPlatform,
    boolean supervised,
    Path installLocation,
    Platform platform,
    List<Row> plugins) {
  public ServerDiffReport {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(serverPlatform, "serverPlatform");
    Objects.requireNonNull(installLocation, "installLocation");
    Objects.requireNonNull(platform, "platform");
    plugins = List.copyOf(plugins);
  }

  /** Returns whether any plugin has a finding. */
  public boolean different() {
    for (Row plugin : plugins) {
      if (!plugin.findings().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * A plugin on its three sides.
   *
   * @param plugin its name
   * @param wanted by the configuration; without one, by the server's lock as it was last installed
   * @param installed on this machine
   * @param running on the server
   * @param findings what is not as it should be
   */
  public record Row(
      String plugin,
      Optional<Side> wanted,
      Optional<Side> installed,
      Optional<Side> running,
      List<Finding> findings) {
    public Row {
      Objects.requireNonNull(plugin, "plugin");
      Objects.requireNonNull(wanted, "wanted");
      Objects.requireNonNull(installed, "installed");
      Objects.requireNonNull(running, "running");
      findings = List.copyOf(findings);
    }
  }

  /**
   * A plugin on one side.
   *
   * @param version its version, if it has one
   * @param digest the digest of its binary on that side's platform, as {@code sha256:<hex>}, if it
   *     is known
   * @param state the state of the file or process in lower case; empty for a plugin that is wanted
   */
  public record Side(Optional<String> version, Optional<String> digest, String state) {
    public Side {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(digest, "digest");
      Objects.requireNonNull(state, "state");
    }
  }

  /**
   * A difference.
   *
   * @param reason the difference in a few words
   */
  public record Finding(Kind kind, String reason) {
    public Finding {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The kinds of differences. */
  public enum Kind {
    /** The server has it, and this machine does not. An install from the server resolves it. */
    MISSING,
    /** Another binary than the server's is installed. An install from the server resolves it. */
    OUTDATED,
    /** The installed file was changed or removed by hand, or not installed by the manager. */
    MODIFIED,
    /** It is installed here, and neither the configuration nor the server has it. */
    EXTRA,
    /** The configuration describes it otherwise than the server. */
    CONFIGURED_OTHERWISE,
    /** It is wanted, and the server does not have it for this platform. */
    NOT_AT_SERVER,
    /** The server runs something else than it has locked. */
    SERVER_BEHIND,
    /** The server cannot run it at present. */
    SERVER_FAILED
  }
}
