// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the keys of a user are kept. Implementations are thread-safe. */
public sealed interface KeySource permits KeyFile, KeyVariable {
  /** The variable that holds keys: base64 separated by spaces, the current one first. */
  String VARIABLE = "OPTIMUS_SECRET_KEY";

  /**
   * Returns the source that an environment names: the variable if it is set, else the file {@code
   * optimus/secret.key} in the user's directory of configurations.
   *
   * @throws SecretException if the variable is not set and the user has no home directory
   */
  static KeySource of(Map<String, String> environment) throws SecretException {
    String variable = environment.get(VARIABLE);
    if (variable != null) {
      return new KeyVariable(variable);
    }
    String configurations = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Optional<Path> directory =
        configurations.startsWith("/")
            ? Optional.of(Path.of(configurations))
            : HomeDirectory.of(environment).map(home -> home.resolve(".config"));
    if (directory.isEmpty()) {
      throw SecretException.of(
          SecretProblem.NO_KEY,
          "this user has no home directory for a key file",
          "set " + VARIABLE);
    }
    return new KeyFile(directory.get().resolve("optimus").resolve("secret.key"));
  }

  /** Returns what users call this source: a file or a variable. */
  String description();

  /**
   * Reads the keys; returns empty if there are none.
   *
   * @throws SecretException if they cannot be read, are no keys, or are not private
   */
  Optional<KeyRing> read() throws SecretException;

  /**
   * Makes a new key the current one.
   *
   * @return the keys with the new one
   * @throws SecretException if the keys cannot be changed
   */
  KeyRing add(EncryptionKey key) throws SecretException, InterruptedException;
}
