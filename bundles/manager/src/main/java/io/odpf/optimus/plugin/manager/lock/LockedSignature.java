// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import java.util.Objects;
import java.util.Optional;

/**
 * A signature in a lock, to verify an artifact again without its source.
 *
 * @param signature the signature in Base64
 * @param checksums the signed checksums file in Base64; absent if the artifact itself is signed
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
