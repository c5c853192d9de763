// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.Signer;
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
 * @param signer who signed it; absent like {@code verifier}
 */
public record Provenance(
    Optional<ExtensionOrigin> provider,
    Optional<ExtensionOrigin> verifier,
    Optional<Signer> signer) {
  /** The unknown provenance. */
  public static final Provenance NONE =
      new Provenance(Optional.empty(), Optional.empty(), Optional.empty());

  public static final String PROVIDER = "provided_by";
  public static final String VERIFIER = "verified_by";

  private static final String BUNDLE = "bundle";
  private static final String VERSION = "version";
  private static final String DIGEST = "digest";
  private static final String SCHEME = "scheme";
  private static final String KEY = "key";

  public Provenance {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(verifier, "verifier");
    Objects.requireNonNull(signer, "signer");
  }

  /** Returns this provenance, with unknown parts taken from an earlier record. */
  public Provenance or(Provenance earlier) {
    return new Provenance(
        provider.isPresent() ? provider : earlier.provider,
        verifier.isPresent() ? verifier : earlier.verifier,
        signer.isPresent() ? signer : earlier.signer);
  }

  /** Reads a provenance from a receipt, which may lack it. */
  public static Provenance read(JsonObject receipt) throws JsonException {
    return new Provenance(origin(receipt, PROVIDER), origin(receipt, VERIFIER), signer(receipt));
  }

  private static Optional<Signer> signer(JsonObject receipt) throws JsonException {
    if (!receipt.has(VERIFIER)) {
      return Optional.empty();
    }
    JsonObject verifier = receipt.object(VERIFIER);
    return verifier.has(SCHEME) && verifier.has(KEY)
        ? Optional.of(new Signer(verifier.text(SCHEME), digest(verifier, KEY)))
        : Optional.empty();
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
            origin.has(DIGEST) ? Optional.of(digest(origin, DIGEST)) : Optional.empty()));
  }

  private static Digest digest(JsonObject object, String name) throws JsonException {
    String text = object.text(name);
    return Digest.parse(text)
        .orElseThrow(() -> object.wrong(name, "\"" + name + "\" is not a digest"));
  }

  /** Writes the known parts as fields of a receipt. */
  public void write(JsonText out) {
    write(PROVIDER, provider, Optional.empty(), out);
    write(VERIFIER, verifier, signer, out);
  }

  /** Writes the signer in the object of its verifier, where older versions pass over it. */
  private static void write(
      String name, Optional<ExtensionOrigin> origin, Optional<Signer> signer, JsonText out) {
    if (origin.isEmpty()) {
      return;
    }
    out.name(name).beginObject();
    if (signer.isPresent()) {
      out.name(SCHEME).value(signer.get().scheme());
      out.name(KEY).value(signer.get().key().toString());
    }
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
