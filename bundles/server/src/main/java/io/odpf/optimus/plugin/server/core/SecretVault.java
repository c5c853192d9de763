// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.secrets.envelope.SecretCipher;
import io.odpf.optimus.plugin.secrets.envelope.SecretContext;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.SecretDescription;
import io.odpf.optimus.plugin.server.service.SecretKey;
import io.odpf.optimus.plugin.server.store.StoredSecret;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Encrypts and decrypts secrets with the server's keys. Thread-safe. */
final class SecretVault {
  private final SecretCipher cipher = new SecretCipher();
  private final KeyRing keys;

  SecretVault(KeyRing keys) {
    this.keys = keys;
  }

  StoredSecret seal(SecretKey key, Secret value, Instant updatedAt) {
    return seal(
        key.project(),
        new SecretDescription(key.name(), keys.current().digest(value), key.namespace(), updatedAt),
        value);
  }

  private StoredSecret seal(String project, SecretDescription description, Secret value) {
    SecretContext context = StoredSecret.context(project, description);
    return new StoredSecret(project, description, cipher.seal(keys.current(), context, value));
  }

  /**
   * Returns a secret as the current key encrypts it; the secret itself if that key did already.
   *
   * @throws ServerException if it cannot be decrypted
   */
  StoredSecret reseal(StoredSecret secret) throws ServerException {
    if (secret.envelope().keyId().equals(keys.current().id())) {
      return secret;
    }
    return seal(secret.key(), open(secret), secret.description().updatedAt());
  }

  /** Returns the values of secrets by name. */
  Map<String, Secret> open(Collection<StoredSecret> secrets) throws ServerException {
    Map<String, Secret> values = new TreeMap<>();
    for (StoredSecret secret : secrets) {
      values.put(secret.description().name(), open(secret));
    }
    return values;
  }

  private Secret open(StoredSecret secret) throws ServerException {
    Optional<EncryptionKey> key = keys.find(secret.envelope().keyId());
    String name = "secret " + TerminalText.quote(secret.description().name());
    if (key.isEmpty()) {
      throw ServerException.of(
          ServerProblem.KEY,
          name
              + " was encrypted with key "
              + TerminalText.excerpt(secret.envelope().keyId())
              + ", which the server does not have",
          "add that key to the key ring, or update the secret with its value");
    }
    return cipher
        .open(
            key.get(),
            StoredSecret.context(secret.project(), secret.description()),
            secret.envelope())
        .orElseThrow(
            () ->
                ServerException.of(
                    ServerProblem.SECRET_DAMAGED,
                    name + " was changed in the database, or copied from another name",
                    "update the secret with its value"));
  }
}
