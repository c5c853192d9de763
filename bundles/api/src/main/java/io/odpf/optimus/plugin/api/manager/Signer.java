// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * The owner of the key that a plugin's signature was verified with.
 *
 * @param scheme the scheme of the signature: {@code minisign}
 * @param key the {@linkplain #fingerprint fingerprint} of the trusted public key
 * @since 2.2
 */
public record Signer(String scheme, Digest key) {
  /** The beginning of a comment in minisign's files. */
  private static final String COMMENT = "untrusted comment:";

  public Signer {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(key, "key");
  }

  /**
   * Returns the SHA-256 digest of a public key as it is written in a configuration or a file. White
   * space at the ends of lines, empty lines and minisign's comments do not count.
   */
  public static Digest fingerprint(String key) {
    StringBuilder text = new StringBuilder();
    for (String line : key.split("\\R", -1)) {
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith(COMMENT)) {
        text.append(stripped).append('\n');
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(Digest.Algorithm.SHA256.jdkName());
      return Digest.of(
          Digest.Algorithm.SHA256, digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Returns scheme and key: {@code minisign key sha256:9f86d0…}. */
  @Override
  public String toString() {
    return scheme + " key " + key;
  }
}
