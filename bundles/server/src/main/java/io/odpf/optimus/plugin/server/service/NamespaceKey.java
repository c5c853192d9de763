// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import java.util.Objects;

/** The name of a namespace with that of its project. */
public record NamespaceKey(String project, String namespace) {
  public NamespaceKey {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(namespace, "namespace");
  }
}
