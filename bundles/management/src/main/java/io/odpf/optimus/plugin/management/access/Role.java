// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import java.util.Locale;
import java.util.Optional;

/** What a caller may do. Each role may do everything that those before it may. */
public enum Role {
  /** Health checks only. */
  ANYONE,
  /** Sees plugins, differences, events and the runtime's state. */
  READER,
  /** Also takes the lock and artifacts, and calls plugins. */
  CLIENT,
  /** Also changes the machine, and reads who changed what. */
  OPERATOR;

  /** Returns whether a caller of this role may do what requires a role. */
  public boolean permits(Role required) {
    return compareTo(required) >= 0;
  }

  /** Returns the name in files: {@code operator}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses the role of a credential; empty if there is no such role. */
  static Optional<Role> parse(String text) {
    for (Role role : values()) {
      if (role != ANYONE && role.label().equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
