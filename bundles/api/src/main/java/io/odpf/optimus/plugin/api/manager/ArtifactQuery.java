// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;

/**
 * A request for an artifact.
 *
 * @param config the configuration, beside which the lock file is
 * @param sha256 the artifact's SHA-256 digest
 * @since 2.1
 */
public record ArtifactQuery(ConfigFile config, Digest sha256) {
  public ArtifactQuery {
    Objects.requireNonNull(config, "config");
    if (sha256.algorithm() != Digest.Algorithm.SHA256) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + sha256);
    }
  }
}
