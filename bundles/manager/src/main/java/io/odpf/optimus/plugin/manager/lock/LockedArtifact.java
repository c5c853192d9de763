// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * What was agreed on for one plugin on one platform.
 *
 * @param pin what the source calls these bytes, if it has a name for them
 * @param version the version that the source said, if it did
 * @param sha256 of the artifact
 * @param size of the artifact in bytes
 * @param binary the binary's SHA-256
 * @param binarySize the binary's size in bytes
 * @param entry the binary's name in the artifact
 * @param signature the artifact's signature, if it must have one
 */
public record LockedArtifact(
    Optional<String> pin,
    Optional<String> version,
    Digest sha256,
    long size,
    Digest binary,
    long binarySize,
    String entry,
    Optional<LockedSignature> signature) {
  public LockedArtifact {
    Objects.requireNonNull(pin, "pin");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(binary, "binary");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(signature, "signature");
  }

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof LockedArtifact that
        && size == that.size
        && binarySize == that.binarySize
        && pin.equals(that.pin)
        && version.equals(that.version)
        && sha256.equals(that.sha256)
        && binary.equals(that.binary)
        && entry.equals(that.entry)
        && signature.equals(that.signature);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pin, version, sha256, binary, entry, signature, size, binarySize);
  }

  /** Whether the bytes are the same, whatever the source calls them now. */
  public boolean sameBytes(LockedArtifact other) {
    return sha256.equals(other.sha256) && size == other.size && binary.equals(other.binary);
  }

  /**
   * The same bytes by the names that the source has for them now. A pin alone is a label that may
   * change from answer to answer, so it stays as it is until the source tells another version.
   */
  public LockedArtifact agreeing(Optional<String> newPin, Optional<String> newVersion) {
    return version.equals(newVersion) ? this : named(newPin, newVersion);
  }

  /** This under the pin that the same bytes were locked with before, unless the version is new. */
  public LockedArtifact withPinOf(LockedArtifact before) {
    return version.equals(before.version) ? named(before.pin, version) : this;
  }

  private LockedArtifact named(Optional<String> newPin, Optional<String> newVersion) {
    return new LockedArtifact(
        newPin, newVersion, sha256, size, binary, binarySize, entry, signature);
  }
}
