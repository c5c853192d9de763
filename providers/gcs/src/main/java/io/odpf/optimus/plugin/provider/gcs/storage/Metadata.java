// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import com.google.cloud.storage.Blob;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an object's metadata. */
final class Metadata {
  private Metadata() {}

  static StoredObject of(@Nullable Blob blob, WantedObject object) throws ProviderException {
    if (blob == null || blob.getGeneration() == null || blob.getSize() == null) {
      throw unusable(object, "without a generation or a size");
    }
    List<Digest> digests = new ArrayList<>();
    add(digests, Digest.Algorithm.CRC32C, blob.getCrc32c(), object);
    add(digests, Digest.Algorithm.MD5, blob.getMd5(), object);
    return new StoredObject(blob.getGeneration(), blob.getSize(), digests);
  }

  private static void add(
      List<Digest> digests,
      Digest.Algorithm algorithm,
      @Nullable String base64,
      WantedObject object)
      throws ProviderException {
    if (base64 == null) {
      return;
    }
    try {
      digests.add(Digest.of(algorithm, Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException malformed) {
      throw unusable(object, "with a " + algorithm.label() + " that is malformed");
    }
  }

  private static ProviderException unusable(WantedObject object, String how) {
    return ProviderException.invalid(
        "the storage service described " + object + " " + how,
        "check the provider's endpoint: it does not respond like Cloud Storage");
  }
}
