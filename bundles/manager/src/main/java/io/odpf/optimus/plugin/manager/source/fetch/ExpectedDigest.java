// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.List;

/**
 * A digest that an artifact must have.
 *
 * @param digest its value
 * @param by who says so, for messages
 */
record ExpectedDigest(Digest digest, String by) {
  private static final String SOURCE = "the source";

  /** Those that its source gives for an artifact. */
  static List<ExpectedDigest> bySource(Artifact artifact) {
    return artifact.digests().stream().map(digest -> new ExpectedDigest(digest, SOURCE)).toList();
  }

  /** Whether nobody but the source says so. */
  boolean isBySource() {
    return by.equals(SOURCE);
  }
}
