// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The locked artifact of a plugin on a platform.
 *
 * @param pin the source's immutable name of the artifact, if it has one
 * @param version the version that the source reported, if it did
 * @param sha256 the artifact's SHA-256 digest
 * @param size the artifact's size in bytes
 * @param binary the binary's SHA-256 digest
 * @param binarySize the binary's size in bytes
 * @param entry the binary's name in the artifact
 * @param signature the artifact's signature, if the configuration demands one
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
  private static final Set<String> ARTIFACT_FIELDS =
      Set.of("version", "pin", "sha256", "size", "signature", "checksums", "binary");
  private static final Set<String> BINARY_FIELDS = Set.of("entry", "sha256", "size");

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

  /** Returns whether the bytes are the same; pin and version may differ. */
  public boolean sameBytes(LockedArtifact other) {
    return sha256.equals(other.sha256) && size == other.size && binary.equals(other.binary);
  }

  /**
   * Returns this artifact with the source's current pin and version. Keeps the old pin as long as
   * the version is the same, since some sources report a new pin with every answer.
   */
  public LockedArtifact renamed(Optional<String> newPin, Optional<String> newVersion) {
    return version.equals(newVersion) ? this : named(newPin, newVersion);
  }

  /** Returns this artifact with the pin of an earlier lock, unless the version has changed. */
  public LockedArtifact withPinOf(LockedArtifact before) {
    return version.equals(before.version) ? named(before.pin, version) : this;
  }

  private LockedArtifact named(Optional<String> newPin, Optional<String> newVersion) {
    return new LockedArtifact(
        newPin, newVersion, sha256, size, binary, binarySize, entry, signature);
  }

  /** Reads an artifact from an object. */
  public static LockedArtifact read(JsonObject artifact) throws JsonException {
    artifact.only(ARTIFACT_FIELDS);
    JsonObject binary = artifact.object("binary");
    binary.only(BINARY_FIELDS);
    return new LockedArtifact(
        artifact.optionalText("pin"),
        artifact.optionalText("version"),
        sha256(artifact),
        artifact.whole("size"),
        sha256(binary),
        binary.whole("size"),
        binary.text("entry"),
        signature(artifact));
  }

  private static Optional<LockedSignature> signature(JsonObject artifact) throws JsonException {
    Optional<String> checksums = artifact.optionalText("checksums");
    return artifact
        .optionalText("signature")
        .map(signature -> new LockedSignature(signature, checksums));
  }

  private static Digest sha256(JsonObject object) throws JsonException {
    String hex = object.text("sha256");
    try {
      return new Digest(Digest.Algorithm.SHA256, hex);
    } catch (IllegalArgumentException e) {
      throw object.wrong("sha256", "\"sha256\" must be 64 lower-case hexadecimal digits");
    }
  }

  /** Writes this artifact as an object. */
  public void write(JsonText out) {
    out.beginObject();
    if (version.isPresent()) {
      out.name("version").value(version.get());
    }
    if (pin.isPresent()) {
      out.name("pin").value(pin.get());
    }
    out.name("sha256").value(sha256.hex());
    out.name("size").value(size);
    if (signature.isPresent()) {
      LockedSignature locked = signature.get();
      out.name("signature").value(locked.signature());
      if (locked.checksums().isPresent()) {
        out.name("checksums").value(locked.checksums().get());
      }
    }
    out.name("binary").beginObject();
    out.name("entry").value(entry);
    out.name("sha256").value(binary.hex());
    out.name("size").value(binarySize);
    out.endObject();
    out.endObject();
  }
}
