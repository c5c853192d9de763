// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a configuration asks for, what is installed and what runs, side by side.
 *
 * @param configuration the configuration; absent if the runtime manages none
 * @param plugins the plugins that are any of the three, ordered by name
 * @param problems why it is not known what is wanted or installed; empty if it is
 */
public record PluginComparison(
    Optional<Path> configuration, List<ComparedPlugin> plugins, List<Problem> problems) {
  public PluginComparison {
    Objects.requireNonNull(configuration, "configuration");
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
  }
}
