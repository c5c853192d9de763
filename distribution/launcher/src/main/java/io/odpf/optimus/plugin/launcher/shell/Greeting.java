// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import java.util.Objects;

/**
 * The greeting of a session on a terminal.
 *
 * @param user the user of the session
 * @param banner a few lines that describe the runtime; may be empty
 */
public record Greeting(String user, String banner) {
  public Greeting {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(banner, "banner");
  }
}
