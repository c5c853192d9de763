// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import java.net.SocketAddress;

/** Connects to plugins that multiplex. Thread-safe. */
public interface Sharing {

  /**
   * Connects at once, without waiting, to a plugin that multiplexes, which waits for that no longer
   * than five seconds: all connections with it are made on the result.
   *
   * @param address as for {@link Transport#connect}
   */
  SharedConnection share(SocketAddress address);
}
