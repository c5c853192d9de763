// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.conversion;

import io.odpf.optimus.plugin.proto.server.v1beta1.NamespaceSpecification;
import io.odpf.optimus.plugin.proto.server.v1beta1.ProjectSpecification;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;

/** The messages of projects and namespaces. */
public final class ProjectMessages {
  private ProjectMessages() {}

  /** Returns a project as a message, which never has secrets. */
  public static ProjectSpecification of(ProjectSpec project) {
    return ProjectSpecification.newBuilder()
        .setName(project.name())
        .putAllConfig(project.config())
        .build();
  }

  /** Returns the project of a message, without its secrets. */
  public static ProjectSpec of(ProjectSpecification message) {
    return new ProjectSpec(message.getName(), message.getConfigMap());
  }

  /** Returns a namespace as a message. */
  public static NamespaceSpecification of(NamespaceSpec namespace) {
    return NamespaceSpecification.newBuilder()
        .setName(namespace.name())
        .putAllConfig(namespace.config())
        .build();
  }

  /** Returns the namespace of a message. */
  public static NamespaceSpec of(NamespaceSpecification message) {
    return new NamespaceSpec(message.getName(), message.getConfigMap());
  }
}
