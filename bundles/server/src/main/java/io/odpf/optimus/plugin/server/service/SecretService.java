// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.server.problem.ServerException;
import java.util.List;

/** The secrets of projects. Values are never returned. Thread-safe. */
public interface SecretService {

  /**
   * Creates a secret.
   *
   * @param encoded the value in standard base64 with padding
   * @throws ServerException if the name or the value is not allowed, the project or the namespace
   *     does not exist, or the secret exists
   */
  void register(SecretKey key, Secret encoded) throws ServerException;

  /**
   * Replaces the value of a secret.
   *
   * @param key its name; an absent namespace matches any
   * @param encoded the value in standard base64 with padding
   * @throws ServerException if the value is not allowed, the secret does not exist, or it belongs
   *     to another namespace
   */
  void update(SecretKey key, Secret encoded) throws ServerException;

  /**
   * Deletes a secret.
   *
   * @throws ServerException if it does not exist in exactly this scope
   */
  void delete(SecretKey key) throws ServerException;

  /**
   * Returns the secrets of a project, sorted by name.
   *
   * @throws ServerException if the project does not exist
   */
  List<SecretDescription> list(String project) throws ServerException;

  /**
   * Encrypts all secrets with the current key, in one transaction.
   *
   * @return the number of secrets that another key had encrypted
   */
  int rotate() throws ServerException;
}
