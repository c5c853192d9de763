// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;

/**
 * The pin of an artifact.
 *
 * @param manifest the digest of the manifest that contains the layer
 * @param layer the digest of the layer, which is the artifact
 */
record OciPin(Digest manifest, Digest layer) {

  static OciPin parse(String text) throws ProviderException {
    int slash = text.indexOf('/');
    Optional<Digest> manifest = Digest.parse(slash < 0 ? text : text.substring(0, slash));
    Optional<Digest> layer = Digest.parse(text.substring(slash + 1));
    if (slash < 0 || manifest.isEmpty() || layer.isEmpty()) {
      throw ProviderException.invalid(
          "the locked pin does not name a manifest and a layer",
          "recreate the lock entry: optimus plugin lock --upgrade");
    }
    return new OciPin(manifest.get(), layer.get());
  }

  @Override
  public String toString() {
    return manifest + "/" + layer;
  }
}
