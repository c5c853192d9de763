// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import java.util.Objects;

/**
 * The sender of a request.
 *
 * @param name the name of the system's user, or of the credential in the access file
 * @param role the role, which limits the methods that the caller may call
 * @param credential the kind of proof of the caller's identity: {@code user}, {@code token}, {@code
 *     certificate} or {@code none}
 */
public record Caller(String name, Role role, String credential) {
  public Caller {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(credential, "credential");
  }

  /**
   * Returns a caller without a credential.
   *
   * @param address the remote address, by which the caller's requests are counted
   */
  public static Caller anyone(String address) {
    return new Caller(address, Role.ANYONE, "none");
  }

  /**
   * Returns the key by which requests are counted. Includes the kind of credential, since a user
   * and a token may have the same name.
   */
  String key() {
    return credential + " " + name;
  }
}
