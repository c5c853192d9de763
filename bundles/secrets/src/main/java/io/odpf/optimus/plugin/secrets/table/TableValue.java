// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.table;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.secrets.value.SecretValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A value in the table of secrets of the original Optimus server: base64 of a nonce of 12 bytes and
 * the value encrypted with AES-256-GCM, which is bound to nothing else.
 */
public final class TableValue {
  private static final byte[] NOTHING = {};

  private TableValue() {}

  /**
   * Decrypts a value.
   *
   * @param stored the text in the table
   * @throws SecretException if it was not encrypted with this key, or is not allowed as a value
   */
  public static Secret open(EncryptionKey key, String stored) throws SecretException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(stored.strip());
    } catch (IllegalArgumentException e) {
      throw SecretException.of(
          SecretProblem.DAMAGED,
          "the stored value of a secret is not base64",
          "restore the row of the table from a copy");
    }
    int nonce = Math.min(EncryptionKey.NONCE_BYTES, bytes.length);
    Optional<byte[]> clear =
        key.open(
            Arrays.copyOf(bytes, nonce), NOTHING, Arrays.copyOfRange(bytes, nonce, bytes.length));
    if (clear.isEmpty()) {
      throw SecretException.of(
          SecretProblem.NOT_AUTHENTIC,
          "the stored value of a secret does not decrypt with " + key,
          "set $" + ServerKey.VARIABLE + " to the key that the table was written with");
    }
    return SecretValue.of(clear.get());
  }
}
