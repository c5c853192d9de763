// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import java.util.Locale;
import java.util.Optional;

/** The roles of callers, in ascending order: each includes the permissions of those before it. */
public enum Role {
  /** May only check the server's health. Needs no credential. */
  ANYONE,
  /** May also read plugins, differences, events and the runtime's state. */
  READER,
  /** May also download the lock file and artifacts, and call plugins. */
  CLIENT,
  /** May also change the machine, and read the audit log. */
  OPERATOR;

  /** Returns whether this role includes the required one. */
  public boolean permits(Role required) {
    return compareTo(required) >= 0;
  }

  /** Returns the name in files and messages, such as {@code operator}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Parses the role of a credential; empty if the text names none. {@link #ANYONE} is no role of a
   * credential.
   */
  static Optional<Role> parse(String text) {
    for (Role role : values()) {
      if (role != ANYONE && role.label().equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
