// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads the PEM text of the field {@code private_key}. Causes are omitted: they quote the key. */
final class PrivateKeyReader {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final String AGAIN = "copy the whole key file again, or create a new key";

  private PrivateKeyReader() {}

  static PrivateKey read(String text) throws KeyException {
    String pem = text.strip();
    if (pem.contains("\\n")) {
      throw new KeyException(
          "has a private_key whose line breaks were escaped twice",
          "encode the key file as it was downloaded: base64 -w0 key.json");
    }
    if (pem.startsWith("-----BEGIN") && !pem.startsWith(BEGIN)) {
      throw new KeyException(
          "has a private_key that is not in PKCS#8 format (" + BEGIN + ")",
          "use the key file as Google issued it, or convert the key: openssl pkcs8 -topk8 -nocrypt");
    }
    if (!pem.startsWith(BEGIN)) {
      throw new KeyException("has a private_key that is not PEM text", AGAIN);
    }
    if (!pem.endsWith(END)) {
      throw new KeyException("has a truncated private_key: its last line is missing", AGAIN);
    }
    String body = pem.substring(BEGIN.length(), pem.length() - END.length());
    byte[] encoded;
    try {
      encoded = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException malformed) {
      throw new KeyException("has a private_key that is not base64 between its PEM lines", AGAIN);
    }
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException malformed) {
      throw new KeyException("has a private_key that is not a complete RSA key", AGAIN);
    }
  }
}
