// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.call;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;

/** A call with its request. Immutable. */
@FunctionalInterface
public interface PreparedCall {

  /**
   * Makes the call.
   *
   * @return the reply as a tree, see {@link io.odpf.optimus.plugin.command.json.PluginTree}
   */
  Object on(PluginClient plugin, CallOptions options)
      throws PluginCallException, InterruptedException;
}
