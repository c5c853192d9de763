// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a secret is encrypted for. It decrypts only with the same.
 *
 * @param project the project's name
 * @param namespace the namespace's name; empty if the secret belongs to the whole project
 * @param name the secret's name
 */
public record SecretContext(String project, String namespace, String name) {
  public SecretContext {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(name, "name");
  }

  /** Returns the data that encryption binds a value to: each part behind its length. */
  byte[] associatedData() {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (String part :
        List.of("optimus secret", String.valueOf(Envelope.VERSION), project, namespace, name)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      data.writeBytes(bytes);
    }
    return data.toByteArray();
  }
}
