// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.text.TerminalText;

/** The failures of requests for projects and namespaces that do not exist. */
public final class MissingScope {
  private MissingScope() {}

  /** Returns the failure for a project, with the message of the original server. */
  public static ServerException project() {
    return ServerException.of(
        ServerProblem.NO_PROJECT,
        "resource not found: not found for entity project: not able to find project",
        "check the project's name, or register the project first");
  }

  /** Returns the failure for a namespace. */
  public static ServerException namespace(NamespaceKey key) {
    return ServerException.of(
        ServerProblem.NO_NAMESPACE,
        "resource not found: not found for entity namespace: project "
            + TerminalText.quote(key.project())
            + " has no namespace "
            + TerminalText.quote(key.namespace()),
        "check the namespace's name, or register the namespace first");
  }
}
