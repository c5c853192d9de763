// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.envelope;

import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * An encrypted secret.
 *
 * @param keyId the id of the key
 * @param nonce 12 bytes as base64
 * @param value the encrypted value with its tag as base64
 */
public record Envelope(String keyId, String nonce, String value) {
  /** The version of the format, to which values are bound. */
  public static final int VERSION = 1;

  public Envelope {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(nonce, "nonce");
    Objects.requireNonNull(value, "value");
  }

  /** Returns whether a text is a nonce. */
  public static boolean isNonce(String text) {
    return decode(text).filter(bytes -> bytes.length == EncryptionKey.NONCE_BYTES).isPresent();
  }

  /** Returns whether a text can be an encrypted value. */
  public static boolean isValue(String text) {
    return decode(text).filter(bytes -> bytes.length > EncryptionKey.TAG_BYTES).isPresent();
  }

  /** Returns the bytes of a base64 text; empty if it is none, or not the only one of its bytes. */
  static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
