// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a batch.
 *
 * @param plugins the results by plugin and platform
 * @param networkBytes the number of bytes that sources delivered
 */
public record FetchedBatch(Map<PluginId, FetchedPlugin> plugins, long networkBytes) {
  /** The result of a batch without jobs. */
  public static final FetchedBatch EMPTY = new FetchedBatch(Map.of(), 0);

  public FetchedBatch {
    plugins = Map.copyOf(plugins);
  }

  /** Returns the result for a plugin; empty if it was not in the batch. */
  public Optional<FetchedPlugin> plugin(PluginId id) {
    return Optional.ofNullable(plugins.get(id));
  }
}
