// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A binary taken out of an artifact that proved whole and honest.
 *
 * @param file where it lies: executable, complete, not yet forced to disk
 * @param entry its path in the archive; for a bare binary the artifact's own name, without the
 *     suffix of its compression. From a stranger: to be made printable before it is shown
 * @param size in bytes
 * @param sha256 of its bytes
 * @param passedOver the archive's other, unusual but harmless entries, in printable words
 */
public record UnpackedBinary(
    Path file, String entry, long size, Digest sha256, Optional<String> passedOver) {}
