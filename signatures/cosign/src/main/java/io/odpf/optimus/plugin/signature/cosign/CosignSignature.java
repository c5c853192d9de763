// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.cosign;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads a signature in the three formats that cosign has written: base64 ({@code
 * --output-signature}), the JSON of versions 1 and 2 ({@code --bundle}: {@code base64Signature}),
 * and Sigstore's bundle of version 3 ({@code messageSignature.signature}).
 */
final class CosignSignature {
  private static final String HINT =
      "check its path: it must be the signature or the bundle that cosign sign-blob --key wrote";

  private CosignSignature() {}

  static byte[] parse(byte[] content) throws VerificationException {
    String text = new String(content, StandardCharsets.UTF_8).strip();
    if (!text.startsWith("{")) {
      return decoded(text);
    }
    JsonObject bundle = bundle(text);
    if (bundle.has("dsseEnvelope")) {
      throw none("is an attestation, which signs a statement instead of the file");
    }
    JsonElement signature =
        bundle.get("messageSignature") instanceof JsonObject message
            ? message.get("signature")
            : bundle.get("base64Signature");
    if (signature == null || !signature.isJsonPrimitive()) {
      throw none("is not a cosign bundle");
    }
    return decoded(signature.getAsString());
  }

  private static JsonObject bundle(String text) throws VerificationException {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw none("is not a cosign bundle");
    }
  }

  private static byte[] decoded(String base64) throws VerificationException {
    try {
      byte[] signature = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      if (signature.length > 0) {
        return signature;
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    throw none("is not a cosign signature");
  }

  private static VerificationException none(String message) {
    return VerificationException.signature(message, HINT);
  }
}
