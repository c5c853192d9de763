// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.grpc.Channel;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import java.time.Duration;
import java.util.List;

/** Calls any unary method of a plugin, with messages as bytes. Thread-safe. */
public final class RawCalls {
  private final String plugin;
  private final Channel channel;

  /**
   * @param plugin the plugin's name, for messages
   */
  public RawCalls(String plugin, Channel channel) {
    this.plugin = plugin;
    this.channel = channel;
  }

  /**
   * Makes a call and waits for its answer. An interrupt cancels the call.
   *
   * @param method the method's full name
   */
  public byte[] call(String method, byte[] request, Duration timeout)
      throws PluginCallException, InterruptedException {
    int slash = method.lastIndexOf('/');
    if (slash <= 0 || slash == method.length() - 1) {
      throw new IllegalArgumentException("not the name of a service's method: " + method);
    }
    String service = method.substring(0, slash);
    return new RemoteService(plugin, channel, service, "service " + service)
        .call(
            method.substring(slash + 1),
            ByteMarshaller.INSTANCE,
            request,
            ByteMarshaller.INSTANCE,
            timeout,
            List.of());
  }
}
