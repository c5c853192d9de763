// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.odpf.optimus.plugin.sdk.log.PluginLogger;
import java.util.Objects;

/**
 * What a plugin gets when it is made. Its parts are thread-safe.
 *
 * @param logger the plugin's log, which the host reads
 * @param broker further connections between plugin and host
 */
public record PluginContext(PluginLogger logger, Broker broker) {
  public PluginContext {
    Objects.requireNonNull(logger, "logger");
    Objects.requireNonNull(broker, "broker");
  }
}
