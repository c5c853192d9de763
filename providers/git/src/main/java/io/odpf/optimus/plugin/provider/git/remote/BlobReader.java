// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Uses the content of a file while it is open.
 *
 * @param <T> what it makes of the content
 */
@FunctionalInterface
public interface BlobReader<T> {

  /**
   * Called once for each attempt to open the file.
   *
   * @param size of the content, in bytes
   * @param content to be read to its end; closed by the caller
   */
  T read(long size, InputStream content)
      throws IOException, ProviderException, InterruptedException;
}
