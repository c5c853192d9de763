// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import java.net.SocketAddress;

/** A transport for plugins that multiplex. Thread-safe. */
public interface SharingTransport {

  /**
   * Connects without delay to a plugin that multiplexes, since the plugin waits at most five
   * seconds. All connections with the plugin share the result.
   *
   * @param address as for {@link Transport#connect}
   */
  SharedConnection share(SocketAddress address);
}
