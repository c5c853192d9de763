// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes objects to a provider's source, which {@link Provider#fetchCurrent} reads by the same
 * names. Mirrors are written through it.
 *
 * <p>A name is a relative path such as {@code blobs/sha256/9f86d0…}: segments of letters, digits,
 * {@code .}, {@code _} and {@code -}, separated by {@code /}. An implementation touches nothing
 * outside the provider's folder or prefix, and follows no link inside it.
 *
 * <p>Implementations are thread-safe and do not retry, as providers.
 *
 * @since 2.1
 */
@ConsumerType
public interface BlobStore {

  /**
   * Lists the objects whose names begin with a prefix.
   *
   * @return the objects by name; empty if there are none, or the folder does not exist yet
   */
  Map<String, StoredBlob> list(String prefix) throws ProviderException, InterruptedException;

  /**
   * Writes an object, or replaces it. Others see the former object until the new one is complete
   * and durable, also if this process is killed.
   *
   * @param file the content
   * @param write how it is stored
   */
  void put(String name, Path file, BlobWrite write) throws ProviderException, InterruptedException;

  /** Deletes an object. Does nothing if it does not exist. */
  void delete(String name) throws ProviderException, InterruptedException;
}
