// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * The bundle that a provider or a signature verifier came from.
 *
 * @param bundle the bundle's symbolic name
 * @param version the bundle's version, if it declares one
 * @param digest the digest of the bundle's file, if it could be read
 * @since 1.1
 */
public record ExtensionOrigin(String bundle, Optional<String> version, Optional<Digest> digest) {
  public ExtensionOrigin {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
  }

  /** Returns name, version and digest as far as they are known. */
  @Override
  public String toString() {
    String text = version.isPresent() ? bundle + " " + version.get() : bundle;
    return digest.isPresent() ? text + " (" + digest.get() + ")" : text;
  }
}
