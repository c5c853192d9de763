// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import java.util.List;
import java.util.Set;

/**
 * The text of a template.
 *
 * @param text the text, which may contain secrets
 * @param masked the text with {@code ****} in place of everything into which a secret went
 * @param secrets the names of the secrets that were read, whether or not the text shows them
 * @param absent the keys that were asked for and are not in the data; at most 100
 */
public record Rendering(String text, String masked, Set<String> secrets, List<AbsentKey> absent) {
  public Rendering {
    secrets = Set.copyOf(secrets);
    absent = List.copyOf(absent);
  }

  /** Returns whether a secret was read while the text was made: then it is to be kept secret. */
  public boolean isSecret() {
    return !secrets.isEmpty();
  }

  /** Returns the text, or {@code ****} if a secret was read. */
  @Override
  public String toString() {
    return isSecret() ? "****" : text;
  }
}
