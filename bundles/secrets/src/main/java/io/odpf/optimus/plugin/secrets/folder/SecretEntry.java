// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.secrets.envelope.Envelope;
import java.time.Instant;
import java.util.Objects;

/**
 * An encrypted secret of a file.
 *
 * @param name the secret's name
 * @param namespace the namespace that may use it; empty for all of the project's
 * @param updated when its value was set, in whole seconds
 * @param envelope the encrypted value
 */
record SecretEntry(String name, String namespace, Instant updated, Envelope envelope) {
  SecretEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(updated, "updated");
    Objects.requireNonNull(envelope, "envelope");
  }
}
