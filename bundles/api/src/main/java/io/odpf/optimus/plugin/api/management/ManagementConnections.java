// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Serves connections that a host has accepted at {@link ManagementProperty#HOST_SOCKET}. A service
 * of the management API's bundle. Thread-safe.
 */
@ProviderType
public interface ManagementConnections {

  /**
   * Serves a connection until it ends, on other threads.
   *
   * @param connection the connection, which belongs to the receiver from now on
   * @param received the bytes that have been read from it already, at most 8 KiB
   * @throws IOException if it cannot be served; it is closed then
   */
  void serve(SocketChannel connection, ByteBuffer received) throws IOException;
}
