// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.Optional;
import java.util.Set;

/** The parts that lock files and receipts share, as JSON. */
public final class LockJson {
  private static final Set<String> ARTIFACT_FIELDS =
      Set.of("version", "pin", "sha256", "size", "signature", "checksums", "binary");
  private static final Set<String> BINARY_FIELDS = Set.of("entry", "sha256", "size");

  private LockJson() {}

  /** Reads a platform's name, which is a field's name or its value. */
  public static Platform platform(JsonObject object, String field, String name)
      throws JsonException {
    Optional<Platform> platform = Platform.parse(name);
    if (platform.isEmpty()) {
      throw object.wrong(field, "not a platform: " + name);
    }
    return platform.get();
  }

  /** Reads inputs from the fields of an object that has others too. */
  public static LockInputs inputs(JsonObject object) throws JsonException {
    return new LockInputs(
        object.text("provider"),
        object.text("type"),
        object.text("source"),
        object.text("path"),
        object.optionalText("version"),
        object.text("options"));
  }

  /** Writes inputs as fields into an object that is open. */
  public static void write(LockInputs inputs, JsonText out) {
    out.name("provider").value(inputs.provider());
    out.name("type").value(inputs.type());
    out.name("source").value(inputs.source());
    out.name("path").value(inputs.path());
    if (inputs.version().isPresent()) {
      out.name("version").value(inputs.version().get());
    }
    out.name("options").value(inputs.options());
  }

  public static LockedArtifact artifact(JsonObject artifact) throws JsonException {
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
    } catch (IllegalArgumentException wrong) {
      throw object.wrong("sha256", "\"sha256\" must be 64 lower-case hexadecimal digits");
    }
  }

  public static void write(LockedArtifact artifact, JsonText out) {
    out.beginObject();
    if (artifact.version().isPresent()) {
      out.name("version").value(artifact.version().get());
    }
    if (artifact.pin().isPresent()) {
      out.name("pin").value(artifact.pin().get());
    }
    out.name("sha256").value(artifact.sha256().hex());
    out.name("size").value(artifact.size());
    if (artifact.signature().isPresent()) {
      LockedSignature signature = artifact.signature().get();
      out.name("signature").value(signature.signature());
      if (signature.checksums().isPresent()) {
        out.name("checksums").value(signature.checksums().get());
      }
    }
    out.name("binary").beginObject();
    out.name("entry").value(artifact.entry());
    out.name("sha256").value(artifact.binary().hex());
    out.name("size").value(artifact.binarySize());
    out.endObject();
    out.endObject();
  }
}
