// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.jobs.model.ConfigKeys;
import java.util.Map;
import java.util.Objects;

/**
 * A namespace of a project.
 *
 * @param name its name, unique in the project
 * @param config the configuration of its jobs, which takes precedence over the project's; keys are
 *     in upper case
 */
public record NamespaceSpec(String name, Map<String, String> config) {
  public NamespaceSpec {
    Objects.requireNonNull(name, "name");
    config = ConfigKeys.upperCase(config);
  }
}
