// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
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
  public String key() {
    return credential + " " + name;
  }

  /**
   * Requires a role.
   *
   * @throws EndpointException if the caller's role does not include it
   */
  public void require(Role required) throws EndpointException {
    if (role.permits(required)) {
      return;
    }
    if (role == Role.ANYONE) {
      throw new EndpointException(
          EndpointProblem.UNAUTHENTICATED,
          "the request has no credential",
          "send a token as 'Authorization: Bearer TOKEN', or use a client certificate");
    }
    throw new EndpointException(
        EndpointProblem.FORBIDDEN,
        "the method requires the role "
            + required.label()
            + ", and "
            + name
            + " has "
            + role.label(),
        "ask the runtime's operator for the role");
  }
}
