// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One plugin on one platform, and what is wanted of it.
 *
 * @param plugin its entry
 * @param provider its provider's entry
 * @param inputs what the lock would be made from
 * @param platform the platform
 * @param known what is locked
 * @param binding whether {@code known} must be it, however the source has moved on
 * @param revalidate whether to ask the source if it still has what is known, where that is cheap
 * @param target where the binary goes; must not exist
 * @param needed whether the binary is wanted even if everything is known about it
 */
public record FetchJob(
    PluginEntry plugin,
    ProviderEntry provider,
    LockInputs inputs,
    Platform platform,
    Optional<LockedArtifact> known,
    boolean binding,
    boolean revalidate,
    Path target,
    boolean needed) {
  public FetchJob {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(known, "known");
    Objects.requireNonNull(target, "target");
    if (binding && known.isEmpty()) {
      throw new IllegalArgumentException("nothing is known that could be binding");
    }
  }

  /** The artifact's path at its provider. */
  String path() {
    return plugin.expand(plugin.path(), platform);
  }

  /** What to ask the provider for. */
  ArtifactRequest request() {
    return new ArtifactRequest(
        plugin.name(), path(), plugin.version(), platform, plugin.options(), Optional.empty());
  }

  /** Where the checksums are at the provider, if the plugin has some. */
  String checksumsPath() {
    return plugin.expand(plugin.checksums().orElseThrow(), platform);
  }

  /** The artifact's file name. */
  String fileName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }
}
