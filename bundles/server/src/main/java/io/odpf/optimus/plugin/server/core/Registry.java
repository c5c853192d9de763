// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectService;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.store.MissingScope;
import io.odpf.optimus.plugin.server.store.Store;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.List;

/** The projects and namespaces of a store. */
final class Registry implements ProjectService {
  private static final int LONGEST = 1_024;

  private final Store store;

  Registry(Store store) {
    this.store = store;
  }

  @Override
  public void register(ProjectSpec project) throws ServerException {
    requireName("project", project.name());
    store.put(project);
  }

  @Override
  public void register(String project, NamespaceSpec namespace) throws ServerException {
    requireName("namespace", namespace.name());
    store.put(project, namespace);
  }

  private static void requireName(String what, String name) throws ServerException {
    if (name.isBlank()
        || name.length() > LONGEST
        || !name.codePoints().allMatch(TerminalText::isUnambiguous)) {
      throw ServerException.of(
          ServerProblem.INVALID_REQUEST,
          what + " name is empty, too long, or has a control character",
          "write 1 to " + LONGEST + " visible characters");
    }
  }

  @Override
  public ProjectSpec project(String name) throws ServerException {
    return store.project(name).orElseThrow(MissingScope::project);
  }

  @Override
  public List<ProjectSpec> projects() throws ServerException {
    return store.projects();
  }

  @Override
  public NamespaceSpec namespace(NamespaceKey key) throws ServerException {
    project(key.project());
    return store.namespace(key).orElseThrow(() -> MissingScope.namespace(key));
  }

  @Override
  public List<NamespaceSpec> namespaces(String project) throws ServerException {
    project(project);
    return store.namespaces(project);
  }
}
