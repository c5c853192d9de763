// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.table;

import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The key of a server of Optimus: the first 32 bytes of the setting {@code serve.app_key}, as the
 * original server takes them.
 */
public final class ServerKey {
  /** The variable that holds the setting. */
  public static final String VARIABLE = "OPTIMUS_SERVE_APP_KEY";

  private ServerKey() {}

  /**
   * Returns the key of a setting.
   *
   * @throws SecretException if the setting is too short; the exception does not contain it
   */
  public static EncryptionKey of(String setting) throws SecretException {
    byte[] bytes = setting.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < EncryptionKey.BYTES) {
      throw SecretException.of(
          SecretProblem.BAD_KEY,
          "random hash should be 32 chars in length",
          "$" + VARIABLE + " needs 32 characters; openssl rand -base64 32 makes 44 of them");
    }
    return EncryptionKey.of(Arrays.copyOf(bytes, EncryptionKey.BYTES));
  }
}
