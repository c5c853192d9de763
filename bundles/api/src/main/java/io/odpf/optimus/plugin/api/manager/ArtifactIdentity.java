// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * Identifies an artifact as far as possible without its bytes.
 *
 * @param version the artifact's version, if it has one
 * @param pin the source's immutable identifier for these bytes: an entity tag, a commit
 * @param sha256 the artifact's digest
 */
public record ArtifactIdentity(
    Optional<String> version, Optional<String> pin, Optional<Digest> sha256) {
  private static final int COMMIT = 40;
  private static final int SHORT = 12;

  public ArtifactIdentity {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(pin, "pin");
    Objects.requireNonNull(sha256, "sha256");
  }

  /** Returns a short label for people: the version, else the pin, abbreviated if it is a commit. */
  public String label() {
    String label = version.or(() -> pin).orElse("?");
    return version.isEmpty() && label.length() == COMMIT ? label.substring(0, SHORT) : label;
  }
}
