// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import java.util.Objects;

/**
 * A file for a container.
 *
 * @param text the content
 * @param secret whether a secret is in it
 */
public record InstanceFile(String text, boolean secret) {
  public InstanceFile {
    Objects.requireNonNull(text, "text");
  }

  /** Returns the size only, since the content may hold a secret. */
  @Override
  public String toString() {
    return text.length() + (secret ? " characters with a secret" : " characters");
  }
}
