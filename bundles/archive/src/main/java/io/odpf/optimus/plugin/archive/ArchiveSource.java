// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * The bytes of an artifact, which may still arrive while they are read. Used by one thread at a
 * time. The caller closes streams and channels.
 */
public interface ArchiveSource {

  /** Returns the artifact's file name at its source, for messages only. */
  String name();

  /**
   * Opens the bytes from the beginning. Reading waits until bytes arrive, and fails if the transfer
   * fails. May be called again for another pass.
   */
  InputStream stream() throws IOException;

  /** Waits until the whole artifact has arrived, and opens it for random access. */
  SeekableByteChannel channel() throws IOException, InterruptedException;

  /**
   * Returns whether {@link #sha256} is supported. The digest of an artifact that is the binary
   * itself is then not computed again.
   */
  default boolean hasDigest() {
    return false;
  }

  /**
   * Returns the SHA-256 digest of the whole artifact. Called only after the end of {@link #stream}.
   */
  default Digest sha256() {
    throw new UnsupportedOperationException("no digest of " + name());
  }
}
