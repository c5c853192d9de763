// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A secret without its value.
 *
 * @param name the name
 * @param digest a digest of the value with a key of the server: equal for equal values, and of no
 *     use without the key
 * @param namespace the namespace that it belongs to; empty for one of the whole project
 * @param updatedAt when its value was set
 */
public record SecretDescription(
    String name, String digest, Optional<String> namespace, Instant updatedAt) {
  public SecretDescription {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }
}
