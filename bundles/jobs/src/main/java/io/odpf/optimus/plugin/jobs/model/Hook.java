// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Map;
import java.util.Objects;

/**
 * A hook of a job.
 *
 * @param name the name of the plugin
 * @param version the required version of the plugin; may be empty
 * @param config the configuration in its order, with unrendered templates
 */
public record Hook(String name, String version, Map<String, String> config) {
  public Hook {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    config = Inheritance.copy(config);
  }

  Hook inheriting(Hook other) {
    return new Hook(
        name, Inheritance.text(version, other.version), Inheritance.map(config, other.config));
  }
}
