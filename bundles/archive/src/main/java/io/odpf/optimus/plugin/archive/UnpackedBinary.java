// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A binary from an artifact that was verified completely.
 *
 * @param file the executable file, complete but not yet forced to disk
 * @param entry its path in the archive; for a bare binary the artifact's name without the suffix of
 *     its compression. Untrusted: escape it before it is shown
 * @param size in bytes
 * @param sha256 the digest of its bytes
 * @param passedOver describes odd but harmless other entries of the archive, for a message
 */
public record UnpackedBinary(
    Path file, String entry, long size, Digest sha256, Optional<String> passedOver) {}
