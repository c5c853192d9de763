// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the content of a file while it is open.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface BlobReader<T> {

  /**
   * Reads the content. Called once for each attempt to open the file.
   *
   * @param size the size of the content in bytes
   * @param content the content, to be read to its end; the caller closes it
   */
  T read(long size, InputStream content)
      throws IOException, ProviderException, InterruptedException;
}
