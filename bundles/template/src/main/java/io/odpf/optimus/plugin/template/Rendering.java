// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import java.util.List;
import java.util.Set;

/**
 * The result of rendering a template.
 *
 * @param text the text, which may contain secrets
 * @param masked the text with {@code ****} in place of everything that a secret contributed to
 * @param secrets the names of the secrets that the rendering read, whether or not the text contains
 *     them
 * @param absent the keys that the template refers to and the data lacks; at most 100
 */
public record Rendering(String text, String masked, Set<String> secrets, List<AbsentKey> absent) {
  public Rendering {
    secrets = Set.copyOf(secrets);
    absent = List.copyOf(absent);
  }

  /** Returns whether the rendering read a secret, so that the text must be treated as secret. */
  public boolean isSecret() {
    return !secrets.isEmpty();
  }

  /** Returns the text, or {@code ****} if a secret was read. */
  @Override
  public String toString() {
    return isSecret() ? "****" : text;
  }
}
