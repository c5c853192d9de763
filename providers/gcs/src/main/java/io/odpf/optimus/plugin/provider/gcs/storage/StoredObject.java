// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.List;

/**
 * One generation of an object, which is immutable.
 *
 * @param generation the generation number
 * @param size in bytes, as stored
 * @param digests of the stored bytes: CRC32C, and MD5 unless the object was composed of others
 */
public record StoredObject(long generation, long size, List<Digest> digests) {
  public StoredObject {
    digests = List.copyOf(digests);
  }
}
