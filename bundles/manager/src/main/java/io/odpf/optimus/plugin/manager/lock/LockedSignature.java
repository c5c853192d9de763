// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import java.util.Objects;
import java.util.Optional;

/**
 * What is needed to verify an artifact's signature again without asking its source.
 *
 * @param signature its bytes in base64
 * @param checksums if it signs a file of checksums and not the artifact, that file in base64
 */
public record LockedSignature(String signature, Optional<String> checksums) {
  public LockedSignature {
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(checksums, "checksums");
  }

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof LockedSignature that
        && signature.equals(that.signature)
        && checksums.equals(that.checksums);
  }

  @Override
  public int hashCode() {
    return Objects.hash(signature, checksums);
  }
}
