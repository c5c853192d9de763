// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of a job.
 *
 * @param artifact what is to be locked and installed
 * @param provenance the bundles that fetched and verified it
 * @param binary where the binary lies, executable and forced to disk; absent if none was unpacked
 */
public record FetchedPlugin(
    LockedArtifact artifact, Provenance provenance, Optional<Path> binary) {}
