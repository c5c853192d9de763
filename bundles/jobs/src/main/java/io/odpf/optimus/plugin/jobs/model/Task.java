// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Map;
import java.util.Objects;

/**
 * The task of a job. Absent texts are empty.
 *
 * @param name the name of the plugin
 * @param version the required version of the plugin; only later versions of Optimus have it
 * @param config the configuration in its order, with unrendered templates
 * @param window the window
 */
public record Task(String name, String version, Map<String, String> config, WindowParts window) {
  public Task {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    config = Inheritance.copy(config);
    Objects.requireNonNull(window, "window");
  }

  Task inheriting(Task other) {
    return new Task(
        Inheritance.text(name, other.name),
        Inheritance.text(version, other.version),
        Inheritance.map(config, other.config),
        window.inheriting(other.window));
  }
}
