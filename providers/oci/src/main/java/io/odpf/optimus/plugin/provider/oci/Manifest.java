// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image manifest or an image index, in OCI's or Docker's format.
 *
 * @param digest the digest of the manifest's own bytes
 * @param manifests the manifests of an index; empty for a manifest
 * @param layers the layers of a manifest, or the blobs of an artifact manifest; empty for an index
 */
record Manifest(Digest digest, List<Descriptor> manifests, List<Descriptor> layers) {
  /** The media types for the Accept header. */
  static final String ACCEPTED =
      String.join(
          ", ",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.oci.artifact.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  static final String TITLE = "org.opencontainers.image.title";

  /**
   * Parses a manifest.
   *
   * @throws ProviderException of kind INVALID if the content is not a manifest
   */
  static Manifest parse(byte[] content, Digest digest, Reference reference)
      throws ProviderException {
    try {
      JsonElement root = JsonParser.parseString(new String(content, StandardCharsets.UTF_8));
      if (root instanceof JsonObject object) {
        List<Descriptor> layers = list(object, "layers");
        layers.addAll(list(object, "blobs"));
        List<Descriptor> manifests = list(object, "manifests");
        if (!layers.isEmpty() || !manifests.isEmpty()) {
          return new Manifest(digest, List.copyOf(manifests), List.copyOf(layers));
        }
      }
      throw invalid(reference, "has neither layers nor manifests", null);
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException malformed) {
      throw invalid(reference, "has a manifest that cannot be parsed", malformed);
    }
  }

  private static ProviderException invalid(
      Reference reference, String what, @org.jspecify.annotations.Nullable Exception cause) {
    return ProviderException.of(
        ProviderException.Kind.INVALID,
        reference + " " + what,
        "check the registry's address; artifacts are layers of OCI manifests, as ORAS pushes them",
        cause);
  }

  private static List<Descriptor> list(JsonObject object, String name) {
    List<Descriptor> descriptors = new ArrayList<>();
    if (object.get(name) instanceof JsonArray list) {
      for (JsonElement element : list) {
        descriptors.add(descriptor(element.getAsJsonObject()));
      }
    }
    return descriptors;
  }

  private static Descriptor descriptor(JsonObject object) {
    Digest digest =
        text(object, "digest")
            .flatMap(Digest::parse)
            .filter(Descriptor::isDigest)
            .orElseThrow(() -> new IllegalArgumentException("a descriptor without a digest"));
    long size = object.get("size") == null ? -1 : object.get("size").getAsLong();
    if (size < 0) {
      throw new IllegalArgumentException("a descriptor without a size");
    }
    Optional<String> platform = Optional.empty();
    if (object.get("platform") instanceof JsonObject given) {
      platform =
          Optional.of(
              text(given, "os").orElse("unknown")
                  + "/"
                  + text(given, "architecture").orElse("unknown"));
    }
    Optional<String> title =
        object.get("annotations") instanceof JsonObject annotations
            ? text(annotations, TITLE)
            : Optional.empty();
    return new Descriptor(text(object, "mediaType").orElse(""), digest, size, platform, title);
  }

  private static Optional<String> text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }
}
