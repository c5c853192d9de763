// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What lies in an install location.
 *
 * @param plugins managed or not, by name
 * @param unfinished a change that did not end; {@code plugins} is what lies there nevertheless
 */
public record ListReport(List<InstalledPlugin> plugins, Optional<UnfinishedChange> unfinished) {
  public ListReport {
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(unfinished, "unfinished");
  }
}
