// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import java.util.Objects;
import java.util.Optional;

/**
 * One plugin on one platform, and what to get of it.
 *
 * @param id its key
 * @param wanted its entry and its provider's
 * @param goal what to get
 */
public record FetchJob(PluginId id, WantedPlugin wanted, Goal goal) {
  /** What to get of a plugin. */
  public sealed interface Goal {}

  /**
   * The artifact that the lock names and no other, however the source has moved on.
   *
   * @param coverage what the lock says
   * @param unpack whether the binary is needed
   * @param revalidate whether to ask the source if it still has the artifact, where that is cheap
   */
  public record Locked(Coverage.Locked coverage, boolean unpack, boolean revalidate)
      implements Goal {}

  /**
   * The artifact that the source has now.
   *
   * @param known the locked artifact, which is not unpacked again if the source still has it
   */
  public record Current(Optional<LockedArtifact> known) implements Goal {}

  public FetchJob {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(goal, "goal");
  }

  PluginEntry plugin() {
    return wanted.plugin();
  }

  ProviderEntry provider() {
    return wanted.provider();
  }

  Platform platform() {
    return id.platform();
  }

  /** Returns the artifact that is locked, be it this job's goal or to compare with. */
  public Optional<LockedArtifact> known() {
    return goal instanceof Locked locked
        ? Optional.of(locked.coverage().locked())
        : ((Current) goal).known();
  }

  /** Returns the inputs that the artifact was or would be locked from. */
  LockInputs inputs() {
    return goal instanceof Locked locked ? locked.coverage().inputs() : wanted.inputs();
  }

  /** Returns the artifact's path at its provider. */
  String path() {
    return plugin().expand(plugin().path(), platform());
  }

  /** Returns the request to the provider. */
  ArtifactRequest request() {
    return new ArtifactRequest(
        id.name(), path(), plugin().version(), platform(), plugin().options(), Optional.empty());
  }

  /** Returns the path of the checksums at the provider; the plugin must have some. */
  String checksumsPath() {
    return plugin().expand(plugin().checksums().orElseThrow(), platform());
  }

  /** Returns the artifact's file name. */
  String fileName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }
}
