// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.project;

import io.odpf.optimus.plugin.jobs.model.ConfigKeys;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A namespace of a project.
 *
 * @param name its name; empty if a file of an early version names none
 * @param config its configuration, with the upper-case keys that a server gives it
 * @param jobs the absolute path of the folder of its jobs, which may not exist; empty if it has
 *     none
 */
public record Namespace(String name, Map<String, String> config, Optional<Path> jobs) {
  public Namespace {
    Objects.requireNonNull(name, "name");
    config = ConfigKeys.upperCase(config);
    Objects.requireNonNull(jobs, "jobs");
  }
}
