// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.Vouching;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of a job.
 *
 * @param artifact what is to be locked and installed
 * @param vouching the bundles that fetched and verified it
 * @param binary where the binary lies, executable and forced to disk; absent if none was unpacked
 */
public record Fetched(LockedArtifact artifact, Vouching vouching, Optional<Path> binary) {}
