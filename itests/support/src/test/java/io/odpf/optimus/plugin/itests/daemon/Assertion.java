// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The JWT with which a service account requests a token: valid until a test modifies it. */
record Assertion(
    PrivateKey key,
    String keyId,
    String issuer,
    String audience,
    String scope,
    Instant issued,
    Duration lifetime) {

  /** Creates an assertion for the account of a key file, for Google's token endpoint. */
  static Assertion of(Path keyFile) {
    String pem = Json.text(keyFile, "private_key").replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
      return new Assertion(
          key,
          Json.text(keyFile, "private_key_id"),
          Json.text(keyFile, "client_email"),
          "https://oauth2.googleapis.com/token",
          "",
          Instant.now(),
          Duration.ofHours(1));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Assertion keyId(String other) {
    return new Assertion(key, other, issuer, audience, scope, issued, lifetime);
  }

  Assertion issuer(String other) {
    return new Assertion(key, keyId, other, audience, scope, issued, lifetime);
  }

  Assertion audience(String other) {
    return new Assertion(key, keyId, issuer, other, scope, issued, lifetime);
  }

  Assertion scope(String other) {
    return new Assertion(key, keyId, issuer, audience, other, issued, lifetime);
  }

  Assertion issued(Instant other) {
    return new Assertion(key, keyId, issuer, audience, scope, other, lifetime);
  }

  Assertion lifetime(Duration other) {
    return new Assertion(key, keyId, issuer, audience, scope, issued, other);
  }

  /** Returns its compact form. */
  String signed() {
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"scope\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(
                issuer,
                audience,
                scope,
                issued.getEpochSecond(),
                issued.plus(lifetime).getEpochSecond());
    String text = encoded(header.getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return text + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
