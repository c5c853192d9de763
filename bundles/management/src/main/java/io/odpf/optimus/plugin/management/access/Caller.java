// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import java.util.Objects;

/**
 * Who sends a request.
 *
 * @param name the name of the system's user, or of the credential in the access file
 * @param role what the caller may do
 * @param credential how the caller is known: {@code user}, {@code token}, {@code certificate} or
 *     {@code none}
 */
public record Caller(String name, Role role, String credential) {
  public Caller {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(credential, "credential");
  }

  /**
   * Returns a caller who has proved nothing.
   *
   * @param address where the caller is, which limits are counted by
   */
  public static Caller anyone(String address) {
    return new Caller(address, Role.ANYONE, "none");
  }

  /** Returns the key by which requests are counted: names of different kinds are different. */
  String key() {
    return credential + " " + name;
  }
}
