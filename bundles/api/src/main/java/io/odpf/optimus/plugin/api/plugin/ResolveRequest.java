// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import io.odpf.optimus.plugin.api.option.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a plugin finds a job's destination and dependencies by.
 *
 * @param config the task's configuration
 * @param assets by file name
 * @param project the job's project, which generations before E are sent
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
   * @param name may be empty
   * @param config its configuration
   * @param secrets what the plugin needs to look things up
   */
  public record Project(String name, Map<String, String> config, Map<String, Secret> secrets) {

    /** No project. */
    public static final Project NONE = new Project("", Map.of(), Map.of());

    public Project {
      Objects.requireNonNull(name, "name");
      config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
      secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    }
  }
}
