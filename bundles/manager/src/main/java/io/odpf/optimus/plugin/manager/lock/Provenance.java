// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.text.JsonText;
import java.util.Objects;
import java.util.Optional;

/**
 * The bundles that fetched and verified an installed artifact.
 *
 * @param provider the bundle of its provider; absent if no provider was called, or in old receipts
 * @param verifier the bundle whose verifier accepted its signature; absent if it is not signed, or
 *     in old receipts
 */
public record Provenance(Optional<ExtensionOrigin> provider, Optional<ExtensionOrigin> verifier) {
  /** The unknown provenance. */
  public static final Provenance NONE = new Provenance(Optional.empty(), Optional.empty());

  public static final String PROVIDER = "provided_by";
  public static final String VERIFIER = "verified_by";

  private static final String BUNDLE = "bundle";
  private static final String VERSION = "version";
  private static final String DIGEST = "digest";

  public Provenance {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(verifier, "verifier");
  }

  /** Returns this provenance, with unknown parts taken from an earlier record. */
  public Provenance or(Provenance earlier) {
    return new Provenance(
        provider.isPresent() ? provider : earlier.provider,
        verifier.isPresent() ? verifier : earlier.verifier);
  }

  /** Reads a provenance from a receipt, which may lack it. */
  public static Provenance read(JsonObject receipt) throws JsonException {
    return new Provenance(origin(receipt, PROVIDER), origin(receipt, VERIFIER));
  }

  private static Optional<ExtensionOrigin> origin(JsonObject receipt, String name)
      throws JsonException {
    if (!receipt.has(name)) {
      return Optional.empty();
    }
    JsonObject origin = receipt.object(name);
    return Optional.of(
        new ExtensionOrigin(
            origin.text(BUNDLE),
            origin.has(VERSION) ? Optional.of(origin.text(VERSION)) : Optional.empty(),
            origin.has(DIGEST) ? Optional.of(digest(origin)) : Optional.empty()));
  }

  private static Digest digest(JsonObject origin) throws JsonException {
    String text = origin.text(DIGEST);
    return Digest.parse(text)
        .orElseThrow(() -> origin.wrong(DIGEST, "\"" + DIGEST + "\" is not a digest"));
  }

  /** Writes the known parts as fields of a receipt. */
  public void write(JsonText out) {
    write(PROVIDER, provider, out);
    write(VERIFIER, verifier, out);
  }

  private static void write(String name, Optional<ExtensionOrigin> origin, JsonText out) {
    if (origin.isEmpty()) {
      return;
    }
    out.name(name).beginObject();
    out.name(BUNDLE).value(origin.get().bundle());
    if (origin.get().version().isPresent()) {
      out.name(VERSION).value(origin.get().version().get());
    }
    if (origin.get().digest().isPresent()) {
      out.name(DIGEST).value(origin.get().digest().get().toString());
    }
    out.endObject();
  }
}
