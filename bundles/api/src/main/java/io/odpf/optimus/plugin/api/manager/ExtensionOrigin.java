// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * The bundle that a provider or a signature verifier came from.
 *
 * @param bundle its symbolic name
 * @param version its version, if it states one
 * @param digest of the bundle's file, if that could be read
 * @since 1.1
 */
public record ExtensionOrigin(String bundle, Optional<String> version, Optional<Digest> digest) {
  public ExtensionOrigin {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
  }

  /** Name, version and digest, as far as they are known. */
  @Override
  public String toString() {
    String text = version.isPresent() ? bundle + " " + version.get() : bundle;
    return digest.isPresent() ? text + " (" + digest.get() + ")" : text;
  }
}
