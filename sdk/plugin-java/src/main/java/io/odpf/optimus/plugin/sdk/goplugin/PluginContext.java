// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.odpf.optimus.plugin.sdk.log.PluginLogger;
import java.util.Objects;

/**
 * The facilities that a plugin receives on creation. All are thread-safe.
 *
 * @param logger the plugin's log, which the host reads
 * @param broker opens additional connections between plugin and host
 */
public record PluginContext(PluginLogger logger, Broker broker) {
  public PluginContext {
    Objects.requireNonNull(logger, "logger");
    Objects.requireNonNull(broker, "broker");
  }
}
