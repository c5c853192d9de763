// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import io.odpf.optimus.plugin.secrets.envelope.Envelope;
import io.odpf.optimus.plugin.secrets.envelope.SecretContext;
import io.odpf.optimus.plugin.server.service.SecretDescription;
import io.odpf.optimus.plugin.server.service.SecretKey;
import java.util.Objects;

/**
 * A stored secret.
 *
 * @param project the project that it belongs to
 * @param description the secret without its value
 * @param envelope the encrypted value
 */
public record StoredSecret(String project, SecretDescription description, Envelope envelope) {
  public StoredSecret {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(envelope, "envelope");
  }

  /** Returns the name and the scope. */
  public SecretKey key() {
    return new SecretKey(project, description.namespace(), description.name());
  }

  /** Returns what the value of a secret is encrypted for. */
  public static SecretContext context(String project, SecretDescription description) {
    return new SecretContext(project, description.namespace().orElse(""), description.name());
  }
}
