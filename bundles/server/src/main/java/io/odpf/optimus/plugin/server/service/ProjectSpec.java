// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.jobs.model.ConfigKeys;
import java.util.Map;
import java.util.Objects;

/**
 * A project.
 *
 * @param name its name
 * @param config the configuration of all its jobs; keys are in upper case
 */
public record ProjectSpec(String name, Map<String, String> config) {
  public ProjectSpec {
    Objects.requireNonNull(name, "name");
    config = ConfigKeys.upperCase(config);
  }
}
