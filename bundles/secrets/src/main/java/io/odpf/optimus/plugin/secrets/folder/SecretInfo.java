// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What may be shown of a secret.
 *
 * @param name its name
 * @param namespace the namespace that may use it; empty for all of the project's
 * @param updated when its value was set
 * @param digest the same for equal values, until the key is rotated; empty if the secret cannot be
 *     decrypted
 */
public record SecretInfo(
    String name, Optional<String> namespace, Instant updated, Optional<String> digest) {
  public SecretInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(updated, "updated");
    Objects.requireNonNull(digest, "digest");
  }
}
