// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.cosign;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key as PEM, as in the {@code cosign.pub} of {@code cosign generate-key-pair}.
 *
 * @param key the key
 * @param algorithms the algorithms, by their JDK names, that signatures with the key may use
 */
record CosignKey(PublicKey key, List<String> algorithms) {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
  private static final String HINT =
      "set it to the text of cosign.pub (-----BEGIN PUBLIC KEY-----…), or name the file with {file: PATH}";

  CosignKey {
    algorithms = List.copyOf(algorithms);
  }

  static CosignKey parse(String text) throws VerificationException {
    Matcher pem = PEM.matcher(text.strip());
    if (!pem.matches()) {
      throw VerificationException.key("is not a PEM public key", HINT, null);
    }
    X509EncodedKeySpec encoded;
    try {
      encoded = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    } catch (IllegalArgumentException e) {
      throw VerificationException.key("is not a PEM public key", HINT, e);
    }
    try {
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(encoded);
      return new CosignKey(key, ofCurve(((ECPublicKey) key).getParams().getOrder().bitLength()));
    } catch (GeneralSecurityException e) {
      return rsa(encoded);
    }
  }

  /** Older versions of cosign always digest with SHA-256, newer ones by the strength of the key. */
  private static List<String> ofCurve(int bits) {
    return switch (bits) {
      case 384 -> List.of("SHA384withECDSA", "SHA256withECDSA");
      case 521 -> List.of("SHA512withECDSA", "SHA256withECDSA");
      default -> List.of("SHA256withECDSA");
    };
  }

  private static CosignKey rsa(X509EncodedKeySpec encoded) throws VerificationException {
    try {
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(encoded);
      return new CosignKey(key, List.of("SHA256withRSA"));
    } catch (GeneralSecurityException e) {
      throw VerificationException.key("is neither an ECDSA nor an RSA key", HINT, e);
    }
  }
}
