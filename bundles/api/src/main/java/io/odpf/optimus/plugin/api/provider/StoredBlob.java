// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An object of a {@link BlobStore}.
 *
 * @param size the size in bytes
 * @param digests the digests of its content that the store reports; may be empty
 * @since 2.1
 */
@ProviderType
public record StoredBlob(long size, List<Digest> digests) {
  public StoredBlob {
    Objects.requireNonNull(digests, "digests");
    digests = List.copyOf(digests);
  }
}
