// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;

/** Thrown when an artifact does not have an expected digest. */
final class DigestMismatchException extends ArtifactFetchException {
  private static final long serialVersionUID = 1L;

  private final transient Digest actual;

  /**
   * Creates an exception.
   *
   * @param actual the SHA-256 digest of the received artifact
   */
  DigestMismatchException(String name, ExpectedDigest expected, Digest found, Digest actual) {
    super(
        FetchProblem.DIGEST_MISMATCH,
        name
            + " is not what it should be: "
            + expected.by()
            + " says "
            + expected.digest()
            + ", but what came is "
            + found,
        "do not use it before you know who changed it; if the change is meant, correct the digest");
    this.actual = actual;
  }

  Digest actual() {
    return actual;
  }
}
