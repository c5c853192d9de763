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
 * The fetch of a plugin on a platform.
 *
 * @param id the key of the plugin
 * @param wanted the plugin in the configuration
 * @param goal the artifact to fetch
 */
public record FetchJob(PluginId id, WantedPlugin wanted, Goal goal) {
  /** The artifact to fetch. */
  public sealed interface Goal {}

  /** What a locked artifact is needed for. */
  public enum Use {
    /** Nothing: it is installed already. */
    NONE,
    /** Its bytes, in the store. */
    STORE,
    /** Its binary, unpacked. */
    BINARY
  }

  /**
   * The locked artifact, whatever the source has now.
   *
   * @param coverage the locked artifact and its inputs
   * @param use what the artifact is needed for
   * @param revalidate whether to ask the source if it still has the artifact, where that is cheap
   */
  public record Locked(Coverage.Locked coverage, Use use, boolean revalidate) implements Goal {}

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

  /** Returns the locked artifact, whether it is the goal or only for comparison. */
  public Optional<LockedArtifact> known() {
    return goal instanceof Locked locked
        ? Optional.of(locked.coverage().locked())
        : ((Current) goal).known();
  }

  /** Returns the inputs of the artifact's lock entry. */
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

  /** Returns the path of the checksums file at the provider; the plugin must have one. */
  String checksumsPath() {
    return plugin().expand(plugin().checksums().orElseThrow(), platform());
  }

  /** Returns the artifact's file name. */
  String fileName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }
}
