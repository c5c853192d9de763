// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.management.ComparedPlugin.Divergence;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.WantedVersion;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.ProcessStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the differences between the wanted, installed and running version of one plugin. */
final class Divergences {
  private final List<Divergence> all = new ArrayList<>();

  List<Divergence> all() {
    return all;
  }

  void addWanted(Optional<WantedVersion> wanted, Optional<InstalledPlugin> file) {
    Optional<InstalledPlugin> installed = file.filter(Divergences::isManaged);
    if (wanted.isPresent() && installed.isEmpty()) {
      all.add(Divergence.NOT_INSTALLED);
    } else if (wanted.isEmpty() && installed.isPresent()) {
      all.add(Divergence.NOT_WANTED);
    } else if (wanted.isPresent()
        && isOther(
            wanted.get().version(),
            wanted.get().digest(),
            installed.get().version(),
            installed.get().digest())) {
      all.add(Divergence.OTHER_INSTALLED);
    }
  }

  void addFile(Optional<InstalledPlugin> file) {
    if (file.filter(Divergences::isManaged)
        .filter(it -> it.state() != InstalledPlugin.State.OK)
        .isPresent()) {
      all.add(Divergence.FILE_CHANGED);
    }
  }

  void addRunning(Optional<InstalledPlugin> file, Optional<PluginStatus> status) {
    Optional<InstalledPlugin> installed = file.filter(Divergences::isManaged);
    if (installed.isEmpty()) {
      return;
    }
    Optional<ProcessStatus> process = status.flatMap(PluginStatus::serving);
    if (process.isEmpty()) {
      all.add(Divergence.NOT_RUNNING);
    } else if (isOther(
        installed.get().version(),
        installed.get().digest(),
        process.get().version(),
        process.get().digest())) {
      all.add(Divergence.OTHER_RUNNING);
    }
  }

  private static boolean isManaged(InstalledPlugin plugin) {
    return plugin.state() != InstalledPlugin.State.UNMANAGED;
  }

  /** Returns whether two versions differ: by digest, or by version if a digest is unknown. */
  private static boolean isOther(
      Optional<String> version,
      Optional<Digest> digest,
      Optional<String> otherVersion,
      Optional<Digest> otherDigest) {
    return digest.isPresent() && otherDigest.isPresent()
        ? !digest.equals(otherDigest)
        : version.isPresent() && otherVersion.isPresent() && !version.equals(otherVersion);
  }
}
