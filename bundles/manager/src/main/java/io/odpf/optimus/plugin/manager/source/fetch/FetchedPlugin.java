// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of a job.
 *
 * @param id the plugin
 * @param artifact the artifact to lock and to install
 * @param provenance the bundles that fetched and verified it
 * @param binary the unpacked binary, executable and forced to disk; absent if it was not needed
 */
public record FetchedPlugin(
    PluginId id, LockedArtifact artifact, Provenance provenance, Optional<Path> binary) {}
