// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The plugins in an install location.
 *
 * @param plugins the managed and unmanaged plugins, ordered by name
 * @param unfinished a change that has not ended; {@code plugins} then describe an intermediate
 *     state
 */
public record ListReport(List<InstalledPlugin> plugins, Optional<UnfinishedChange> unfinished) {
  public ListReport {
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(unfinished, "unfinished");
  }
}
