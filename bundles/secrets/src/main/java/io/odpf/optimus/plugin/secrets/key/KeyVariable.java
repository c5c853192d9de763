// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.util.Optional;

/** Keys in the variable {@value KeySource#VARIABLE}. */
final class KeyVariable implements KeySource {
  private final String value;

  KeyVariable(String value) {
    this.value = value;
  }

  @Override
  public String description() {
    return "$" + VARIABLE;
  }

  @Override
  public Optional<KeyRing> read() throws SecretException {
    return Optional.of(KeyText.ofVariable(value));
  }

  @Override
  public KeyRing add(EncryptionKey key) throws SecretException {
    throw SecretException.of(
        SecretProblem.NO_NEW_KEY,
        "$" + VARIABLE + " has no new key in front of the present one",
        "put one in front: "
            + VARIABLE
            + "=\"$(openssl rand -base64 32) $"
            + VARIABLE
            + "\"; keep it, since it is the only one that reads the secrets afterwards");
  }
}
