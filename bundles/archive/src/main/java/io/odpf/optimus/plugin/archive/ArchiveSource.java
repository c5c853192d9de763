// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

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
}
