// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import io.odpf.optimus.plugin.api.option.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The input from which a plugin determines a job's destination and dependencies.
 *
 * @param config the task's configuration
 * @param assets the job's assets by file name
 * @param project the job's project, which only generations before E receive
 */
public record ResolveRequest(
    Map<String, String> config, Map<String, String> assets, Project project) {
  public ResolveRequest {
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    assets = Collections.unmodifiableMap(new LinkedHashMap<>(assets));
    Objects.requireNonNull(project, "project");
  }

  /**
   * A project.
   *
   * @param name the project's name; may be empty
   * @param config the project's configuration
   * @param secrets the secrets that the plugin needs for its lookups
   */
  public record Project(String name, Map<String, String> config, Map<String, Secret> secrets) {

    /** An empty project. */
    public static final Project NONE = new Project("", Map.of(), Map.of());

    public Project {
      Objects.requireNonNull(name, "name");
      config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
      secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    }
  }
}
