// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import java.util.Objects;

/**
 * A file for a container.
 *
 * @param text the content
 * @param secret whether it contains a secret
 */
public record InstanceFile(String text, boolean secret) {
  public InstanceFile {
    Objects.requireNonNull(text, "text");
  }

  /** Returns only the size, since the content may be secret. */
  @Override
  public String toString() {
    return text.length() + (secret ? " characters with a secret" : " characters");
  }
}
