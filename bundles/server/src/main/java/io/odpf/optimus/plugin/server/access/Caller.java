// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.access;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.Objects;
import java.util.Optional;

/**
 * The sender of a request.
 *
 * @param name the name of the credential, or the address of a caller without one
 * @param role the role, which limits the operations that the caller may call
 * @param project the only project that the caller may use; empty for all
 */
public record Caller(String name, Role role, Optional<String> project) {
  public Caller {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(project, "project");
  }

  /** Returns whether the caller may use a project. */
  public boolean mayUse(String name) {
    return project.isEmpty() || project.get().equals(name);
  }

  /**
   * Requires that the caller may use a project.
   *
   * @throws EndpointException if the caller may not
   */
  public void requireProject(String name) throws EndpointException {
    if (!mayUse(name)) {
      throw new EndpointException(
          EndpointProblem.FORBIDDEN,
          this.name + " may not use the project " + TerminalText.quote(name),
          "use a credential of that project");
    }
  }

  /** Returns the key by which requests are counted. */
  public String key() {
    return role + " " + name;
  }
}
