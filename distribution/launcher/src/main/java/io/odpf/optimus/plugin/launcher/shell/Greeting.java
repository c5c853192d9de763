// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import java.util.Objects;

/**
 * What a session on a terminal begins with.
 *
 * @param user who types
 * @param banner a few lines that say where the user is
 */
public record Greeting(String user, String banner) {
  public Greeting {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(banner, "banner");
  }
}
