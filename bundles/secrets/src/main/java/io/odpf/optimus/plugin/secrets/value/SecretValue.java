// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.value;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The rules for the values of secrets: text that a variable of a container can hold. */
public final class SecretValue {
  /** The size of the largest value in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /**
   * The size of the largest value as base64, with room for its line breaks. What is longer need not
   * be read.
   */
  public static final int MAX_BASE64 = 2 * MAX_BYTES;

  private SecretValue() {}

  /**
   * Returns the secret with a value.
   *
   * @throws SecretException if the value is not allowed; the exception does not contain it
   */
  public static Secret of(byte[] value) throws SecretException {
    if (value.length == 0) {
      throw refuse("empty value for secret", "give a value of at least one byte");
    }
    if (value.length > MAX_BYTES) {
      throw refuse(
          "the secret's value is larger than 1 MiB", "store it elsewhere, and its address here");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw refuse(
          "the secret's value is not UTF-8, and could not be a container's variable",
          "store binary data as base64 text, which the container decodes");
    }
    if (text.indexOf('\0') >= 0) {
      throw refuse(
          "the secret's value has a NUL, which no variable can hold",
          "store binary data as base64 text, which the container decodes");
    }
    return Secret.of(text);
  }

  /**
   * Returns the secret with a value.
   *
   * @throws SecretException if the value is not allowed
   */
  public static Secret of(String value) throws SecretException {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw refuse("the secret's value is not text", "give it as a file, or on standard input");
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return of(copy);
  }

  /**
   * Returns the secret whose value is encoded.
   *
   * @param encoded standard base64 with padding; line breaks are ignored
   * @throws SecretException if it is not base64, or the decoded value is not allowed
   */
  public static Secret ofBase64(String encoded) throws SecretException {
    String joined = encoded.replace("\r", "").replace("\n", "");
    try {
      if (joined.length() % 4 == 0) {
        return of(Base64.getDecoder().decode(joined));
      }
    } catch (IllegalArgumentException e) {
      throw notEncoded();
    }
    throw notEncoded();
  }

  /** Does not keep the decoder's message, which has characters of the value. */
  private static SecretException notEncoded() {
    return refuse(
        "value is not encoded, please remove --base64 to let Optimus encode the secret for you",
        "encoded values are standard base64 with padding");
  }

  private static SecretException refuse(String message, String hint) {
    return SecretException.of(SecretProblem.VALUE, message, hint);
  }
}
