// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * How a machine departs from its configuration.
 *
 * @param installLocation the directory
 * @param platform the platform compared for
 * @param plugins how many plugins the configuration lists for the mode
 * @param differences in the order of plugin names; empty if all is as it should be
 */
public record DiffReport(
    Path installLocation, Platform platform, int plugins, List<Difference> differences) {
  public DiffReport {
    Objects.requireNonNull(installLocation, "installLocation");
    Objects.requireNonNull(platform, "platform");
    differences = List.copyOf(differences);
  }
}
