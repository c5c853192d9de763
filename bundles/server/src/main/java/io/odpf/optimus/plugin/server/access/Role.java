// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The roles of callers, in ascending order: each includes the permissions of those before it. */
public enum Role {
  /** May only check the server's health. Needs no credential. */
  ANYONE,
  /** May get the input of runs, with its secrets. */
  CONTAINER,
  /** May also read and change namespaces, jobs and secrets. */
  DEPLOYER,
  /** May also register projects. */
  ADMIN;

  /** Returns whether this role includes the required one. */
  public boolean permits(Role required) {
    return compareTo(required) >= 0;
  }

  /** Returns the name in files and messages, such as {@code deployer}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses the role of a credential; empty if the text names none. */
  static Optional<Role> parse(String text) {
    return Arrays.stream(values())
        .filter(role -> role != ANYONE && role.label().equals(text))
        .findFirst();
  }
}
