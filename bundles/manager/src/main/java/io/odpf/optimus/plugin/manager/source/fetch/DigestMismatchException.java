// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;

/** Thrown when an artifact does not have a digest that it must have. */
final class DigestMismatchException extends ArtifactFetchException {
  private static final long serialVersionUID = 1L;

  private final transient Digest actual;

  /**
   * @param actual the SHA-256 of what came
   */
  DigestMismatchException(
      String name, ExpectedDigest expectedDigests, Digest found, Digest actual) {
    super(
        FetchProblem.DIGEST_MISMATCH,
        name
            + " is not what it should be: "
            + expectedDigests.by()
            + " says "
            + expectedDigests.digest()
            + ", but what came is "
            + found,
        "do not use it before you know who changed it; if the change is meant, correct the digest");
    this.actual = actual;
  }

  Digest actual() {
    return actual;
  }
}
