// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Verifies a scheme whose signatures are digests of key and file, and whose keys begin with {@code
 * key}.
 */
final class KeyedDigestVerifier implements SignatureVerifier {
  static final String SCHEME = "keyed";

  final AtomicInteger verifications = new AtomicInteger();

  static byte[] sign(byte[] content, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.getBytes(StandardCharsets.UTF_8));
      String hex = Digest.of(Digest.Algorithm.SHA256, digest.digest(content)).hex();
      return hex.getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException {
    verifications.incrementAndGet();
    if (!key.startsWith("key")) {
      throw VerificationException.key("is no key", "give one that begins with key", null);
    }
    if (!MessageDigest.isEqual(signature, sign(Files.readAllBytes(artifact), key))) {
      throw VerificationException.signature("is of another file", "do not use it");
    }
  }
}
