// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * An artifact's bytes, which may still be arriving while they are read. Used by one thread at a
 * time; who asked for a stream or channel closes it.
 */
public interface ArchiveSource {

  /** The artifact's file name at its source, for messages alone. */
  String name();

  /**
   * The bytes from the beginning, each available as soon as it has arrived; reading waits for more
   * and fails if no more will come. May be called again, for another pass.
   */
  InputStream stream() throws IOException;

  /**
   * The whole artifact; waits until it has arrived. For formats that have their directory at the
   * end.
   */
  SeekableByteChannel channel() throws IOException, InterruptedException;

  /**
   * Whether {@link #sha256} tells a digest. A binary that is the artifact as it is needs no digest
   * of its own then.
   */
  default boolean hasDigest() {
    return false;
  }

  /**
   * The SHA-256 digest of the whole artifact, which its owner computed while it arrived. Asked only
   * after the end of {@link #stream}.
   */
  default Digest sha256() {
    throw new UnsupportedOperationException("no digest of " + name());
  }
}
