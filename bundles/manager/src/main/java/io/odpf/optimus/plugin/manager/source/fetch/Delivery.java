// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.List;

/** A way in which the bytes of an artifact arrive. Used by one thread. */
interface Delivery {
  /** Returns the delivered artifact after a run, and the expected one before. */
  Artifact artifact();

  /** Returns the digests that the artifact must have. */
  List<ExpectedDigest> expectedDigests();

  /**
   * Returns the most bytes to accept.
   *
   * @param general the limit for artifacts of unknown size
   */
  default long limit(long general) {
    return general;
  }

  /** Delivers the artifact, in as many attempts as it takes. */
  void to(ArtifactFile file) throws ProviderException, InterruptedException;
}
