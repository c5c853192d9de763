// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open artifact, whose bytes had its digest when it was opened. Stays readable until it is
 * closed, even if the store is cleaned. Thread-safe.
 *
 * @since 2.1
 */
@ProviderType
public interface ArtifactContent extends AutoCloseable {

  /** Returns the artifact's size in bytes. */
  long size();

  /**
   * Reads bytes at a position.
   *
   * @return the number of bytes read; -1 at the end
   */
  int read(ByteBuffer target, long position) throws IOException;

  @Override
  void close() throws IOException;
}
