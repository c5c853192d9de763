// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Optional;

/**
 * A content descriptor in a manifest, which refers to a blob or to another manifest.
 *
 * @param mediaType the media type; may be empty
 * @param digest the SHA-256 or SHA-512 digest of the content
 * @param size the size in bytes
 * @param platform the operating system and the architecture, as {@code linux/amd64}
 * @param title the file name in the title annotation, if there is one
 */
record Descriptor(
    String mediaType, Digest digest, long size, Optional<String> platform, Optional<String> title) {

  /** Returns whether the OCI image specification registers the digest's algorithm. */
  static boolean isDigest(Digest digest) {
    return digest.algorithm() == Digest.Algorithm.SHA256
        || digest.algorithm() == Digest.Algorithm.SHA512;
  }
}
