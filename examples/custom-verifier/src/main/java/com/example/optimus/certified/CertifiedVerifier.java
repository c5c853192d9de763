// SPDX-License-Identifier: Apache-2.0
package com.example.optimus.certified;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/**
 * Verifies {@code cosign sign-blob} signatures by an elliptic curve key, using the cryptography
 * that the JVM is configured with, for instance a certified provider.
 */
@Component(service = SignatureVerifier.class, property = "optimus.signature.scheme=cosign")
@Capability(namespace = "optimus.signature", attribute = "scheme=cosign")
public final class CertifiedVerifier implements SignatureVerifier {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int PIECE = 1 << 16;

  @Override
  public String scheme() {
    return "cosign";
  }

  @Override
  public void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException, InterruptedException {
    PublicKey trusted = parse(key);
    byte[] given = decode(signature);
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(trusted);
      update(verifier, artifact);
      if (verifier.verify(given)) {
        return;
      }
    } catch (SignatureException malformed) {
      throw VerificationException.signature(
          "is not an ECDSA signature", "check that the signature's path names the signature");
    } catch (GeneralSecurityException unusable) {
      throw VerificationException.key("cannot be used: " + unusable.getMessage(), "", unusable);
    }
    throw VerificationException.signature(
        "does not match the downloaded file, or was made with another key",
        "do not use the file; ask the publisher");
  }

  private static void update(Signature verifier, Path artifact)
      throws IOException, SignatureException, InterruptedException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(artifact)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while verifying");
        }
        verifier.update(piece, 0, read);
      }
    }
  }

  private static PublicKey parse(String pem) throws VerificationException {
    String text = pem.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw VerificationException.key(
          "is not a PEM public key", "give the content of cosign.pub", null);
    }
    try {
      byte[] encoded =
          Base64.getMimeDecoder()
              .decode(text.substring(BEGIN.length(), text.length() - END.length()));
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw VerificationException.key(
          "is not an elliptic curve key: " + unreadable.getMessage(), "", unreadable);
    }
  }

  private static byte[] decode(byte[] signature) throws VerificationException {
    try {
      return Base64.getDecoder().decode(new String(signature, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException noBase64) {
      throw VerificationException.signature(
          "is not Base64", "check that the signature's path names the signature");
    }
  }
}
