// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for AES-256-GCM. Its bytes leave it only as the text for a key file. Immutable and
 * thread-safe.
 */
public final class EncryptionKey {
  /** The size of a key. */
  public static final int BYTES = 32;

  /** The size of a nonce, which must be different for each value that a key encrypts. */
  public static final int NONCE_BYTES = 12;

  /** The size of what encryption adds to a value. */
  public static final int TAG_BYTES = 16;

  private static final String ENCRYPTION = "AES/GCM/NoPadding";
  private static final String MAC = "HmacSHA256";
  private static final int ID_BYTES = 8;

  private final byte[] bytes;
  private final String id;

  private EncryptionKey(byte[] bytes) {
    this.bytes = bytes;
    byte[] digest = mac(bytes, "optimus secret: key id".getBytes(StandardCharsets.US_ASCII));
    this.id = HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  /**
   * Returns the key with the given bytes.
   *
   * @param bytes exactly {@link #BYTES} of them
   */
  public static EncryptionKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + bytes.length);
    }
    return new EncryptionKey(bytes.clone());
  }

  /** Creates a random key. */
  public static EncryptionKey generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new EncryptionKey(bytes);
  }

  /** Returns the key with the given text; empty if the text is not that of a key. */
  static Optional<EncryptionKey> parse(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return bytes.length == BYTES ? Optional.of(new EncryptionKey(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the text that stands for this key in a key file. */
  String text() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns 16 hexadecimal digits that identify this key and do not help to find it. */
  public String id() {
    return id;
  }

  /**
   * Encrypts a value.
   *
   * @param nonce {@link #NONCE_BYTES} bytes that this key has never been used with
   * @param associatedData what decryption has to know as well
   */
  public byte[] seal(byte[] nonce, byte[] associatedData, byte[] clear) {
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, associatedData);
      return cipher.doFinal(clear);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot encrypt with " + ENCRYPTION, e);
    }
  }

  /**
   * Decrypts a value; returns empty if it was not encrypted with this key, this nonce and these
   * associated data.
   */
  public Optional<byte[]> open(byte[] nonce, byte[] associatedData, byte[] sealed) {
    if (nonce.length != NONCE_BYTES || sealed.length < TAG_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, associatedData).doFinal(sealed));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot decrypt " + ENCRYPTION, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] associatedData)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ENCRYPTION);
    cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(associatedData);
    return cipher;
  }

  /**
   * Returns a digest of a value: the same for equal values, and of no use without this key, even to
   * check a guess.
   */
  public String digest(Secret value) {
    byte[] own = mac(bytes, "optimus secret: digest".getBytes(StandardCharsets.US_ASCII));
    byte[] digest = mac(own, value.reveal().getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  private static byte[] mac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + MAC, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncryptionKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Returns the id only. */
  @Override
  public String toString() {
    return "key " + id;
  }
}
