// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.project;

import io.odpf.optimus.plugin.jobs.model.ConfigKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A project on this machine.
 *
 * @param directory the absolute path of the directory of its file
 * @param name its name
 * @param host the server, as {@code host:port}
 * @param config its configuration, with the upper-case keys that a server gives it
 * @param namespaces its namespaces in the order of the file; their names differ
 */
public record Project(
    Path directory,
    String name,
    String host,
    Map<String, String> config,
    List<Namespace> namespaces) {
  public Project {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(host, "host");
    config = ConfigKeys.upperCase(config);
    namespaces = List.copyOf(namespaces);
  }

  /** Returns the namespace with a name; empty if there is none. */
  public Optional<Namespace> namespace(String wanted) {
    return namespaces.stream().filter(namespace -> namespace.name().equals(wanted)).findFirst();
  }

  /** Returns the names of the namespaces in their order. */
  public List<String> namespaceNames() {
    return namespaces.stream().map(Namespace::name).toList();
  }
}
