// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key: the base64 of {@code Ed}, eight bytes of key id, and an Ed25519 key, with or
 * without the line of comment that {@code minisign -G} writes before it
 * (https://jedisct1.github.io/minisign/, "Public key format").
 */
record MinisignKey(KeyId id, PublicKey key) {
  private static final String HINT =
      "set it to the key that minisign -G prints (RW…), or name the .pub file with {file: PATH}";

  /** The bytes before the key in an X.509 SubjectPublicKeyInfo for Ed25519 (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int ALGORITHM = 2;
  private static final int RAW = 32;

  static MinisignKey parse(String text) throws VerificationException {
    String[] lines = text.strip().split("\r?\n");
    String line = lines[lines.length - 1].strip();
    boolean commented = lines.length == 2 && lines[0].startsWith(MinisignSignature.UNTRUSTED);
    byte[] bytes = commented || lines.length == 1 ? decoded(line) : new byte[0];
    if (bytes.length != ALGORITHM + KeyId.LENGTH + RAW || bytes[0] != 'E' || bytes[1] != 'd') {
      throw VerificationException.key("is not a minisign public key", HINT, null);
    }
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + RAW);
    System.arraycopy(bytes, ALGORITHM + KeyId.LENGTH, encoded, PREFIX.length, RAW);
    try {
      return new MinisignKey(
          KeyId.in(bytes, ALGORITHM),
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw VerificationException.key("is not an Ed25519 key", HINT, e);
    }
  }

  private static byte[] decoded(String line) {
    try {
      return Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
