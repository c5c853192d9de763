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
 * The bytes of a signature, in the three forms that cosign has written them in: base64 ({@code
 * --output-signature}), the JSON of versions 1 and 2 ({@code --bundle}: {@code base64Signature}),
 * and Sigstore's bundle of version 3 ({@code messageSignature.signature}).
 */
final class CosignSignature {
  private static final String HINT =
      "check its path: it must be what cosign sign-blob --key wrote, the signature or its bundle";

  private CosignSignature() {}

  static byte[] parse(byte[] content) throws VerificationException {
    String text = new String(content, StandardCharsets.UTF_8).strip();
    if (!text.startsWith("{")) {
      return decoded(text);
    }
    JsonObject bundle = bundle(text);
    if (bundle.has("dsseEnvelope")) {
      throw none("is an attestation, which signs a statement and not the file");
    }
    JsonElement signature =
        bundle.get("messageSignature") instanceof JsonObject message
            ? message.get("signature")
            : bundle.get("base64Signature");
    if (signature == null || !signature.isJsonPrimitive()) {
      throw none("is no bundle of cosign");
    }
    return decoded(signature.getAsString());
  }

  private static JsonObject bundle(String text) throws VerificationException {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException broken) {
      throw none("is no bundle of cosign");
    }
  }

  private static byte[] decoded(String base64) throws VerificationException {
    try {
      byte[] signature = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      if (signature.length > 0) {
        return signature;
      }
    } catch (IllegalArgumentException other) {
      // said below
    }
    throw none("is no signature of cosign");
  }

  private static VerificationException none(String message) {
    return VerificationException.signature(message, HINT);
  }
}
