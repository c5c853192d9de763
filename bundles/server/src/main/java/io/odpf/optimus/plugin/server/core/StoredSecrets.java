// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.value.SecretName;
import io.odpf.optimus.plugin.secrets.value.SecretValue;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.SecretDescription;
import io.odpf.optimus.plugin.server.service.SecretKey;
import io.odpf.optimus.plugin.server.service.SecretService;
import io.odpf.optimus.plugin.server.store.Store;
import io.odpf.optimus.plugin.server.store.StoredSecret;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets of a store. Messages name the problem as the original server does. */
final class StoredSecrets implements SecretService {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*");

  private final Store store;
  private final Registry registry;
  private final SecretVault vault;
  private final Clock clock;

  StoredSecrets(Store store, Registry registry, SecretVault vault, Clock clock) {
    this.store = store;
    this.registry = registry;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public void register(SecretKey key, Secret encoded) throws ServerException {
    try {
      SecretName.require(key.name());
    } catch (SecretException e) {
      throw refused(e);
    }
    Secret value = decode(encoded);
    if (!store.addSecret(vault.seal(key, value, now()))) {
      throw ServerException.of(
          ServerProblem.SECRET_EXISTS,
          "error while saving secret: resource already exists for entity secret: failed to register"
              + " secret "
              + TerminalText.excerpt(key.name()),
          "update it, or choose another name; names differ in more than case");
    }
  }

  @Override
  public void update(SecretKey key, Secret encoded) throws ServerException {
    Secret value = decode(encoded);
    SecretKey stored = require(key, "error while updating secret", "failed to update secret").key();
    if (key.namespace().isPresent() && !key.namespace().equals(stored.namespace())) {
      throw elsewhere(stored);
    }
    if (!store.replaceSecret(vault.seal(stored, value, now()))) {
      throw absent(key, "error while updating secret", "failed to update secret");
    }
  }

  @Override
  public void delete(SecretKey key) throws ServerException {
    SecretKey stored = require(key, "error while deleting secret", "failed to delete secret").key();
    if (!key.namespace().equals(stored.namespace())) {
      throw elsewhere(stored);
    }
    if (!store.deleteSecret(stored)) {
      throw absent(key, "error while deleting secret", "failed to delete secret");
    }
  }

  private StoredSecret require(SecretKey key, String operation, String failure)
      throws ServerException {
    registry.project(key.project());
    return store.secret(key).orElseThrow(() -> absent(key, operation, failure));
  }

  private static ServerException absent(SecretKey key, String operation, String failure) {
    return ServerException.of(
        ServerProblem.NO_SECRET,
        operation
            + ": not found for entity secret: "
            + failure
            + " "
            + TerminalText.excerpt(key.name()),
        "optimus secret list shows the names");
  }

  private static ServerException elsewhere(SecretKey stored) {
    String scope =
        stored
            .namespace()
            .map(name -> "namespace " + TerminalText.quote(name))
            .orElse("no namespace");
    return ServerException.of(
        ServerProblem.SECRET_ELSEWHERE,
        "secret " + TerminalText.quote(stored.name()) + " belongs to " + scope,
        "name its own namespace; to move it, delete it and register it again");
  }

  @Override
  public List<SecretDescription> list(String project) throws ServerException {
    registry.project(project);
    return store.secrets(project).stream().map(StoredSecret::description).toList();
  }

  @Override
  public int rotate() throws ServerException {
    return store.changeSecrets(vault::reseal);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Does not keep the decoder's message, which has characters of the value. */
  private static Secret decode(Secret encoded) throws ServerException {
    if (encoded.reveal().length() > SecretValue.MAX_BASE64) {
      throw ServerException.of(
          ServerProblem.INVALID_REQUEST,
          "the secret's value is larger than 1 MiB",
          "store it elsewhere, and its address here");
    }
    byte[] value;
    try {
      value = Base64.getDecoder().decode(encoded.reveal());
    } catch (IllegalArgumentException e) {
      throw notEncoded(encoded);
    }
    try {
      return SecretValue.of(value);
    } catch (SecretException e) {
      throw refused(e);
    }
  }

  private static ServerException notEncoded(Secret encoded) {
    Matcher valid = BASE64.matcher(encoded.reveal());
    int end = valid.lookingAt() ? valid.end() : 0;
    return ServerException.of(
        ServerProblem.INVALID_REQUEST,
        "failed to decode base64 string: \nillegal base64 data at input byte " + end,
        "encode the value in standard base64 with padding");
  }

  private static ServerException refused(SecretException failure) {
    return ServerException.of(
        ServerProblem.INVALID_REQUEST,
        String.valueOf(failure.getMessage()),
        failure.problems().get(0).hint(),
        failure);
  }
}
