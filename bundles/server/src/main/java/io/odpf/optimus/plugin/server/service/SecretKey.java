// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import java.util.Objects;
import java.util.Optional;

/**
 * The name of a secret with its scope.
 *
 * @param project the project's name
 * @param namespace the namespace that it belongs to; empty for one of the whole project
 * @param name the name, unique in the project if case is ignored
 */
public record SecretKey(String project, Optional<String> namespace, String name) {
  public SecretKey {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(name, "name");
  }
}
