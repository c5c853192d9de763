// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Opens additional connections between plugin and host. Each has a number that one side passes to
 * the other in a call. They are encrypted if the main connection is. Thread-safe. The Optimus
 * contract does not need it.
 */
public interface Broker {

  /** Returns a number that this plugin has not used for accepting yet. */
  int nextId();

  /**
   * Serves the connection with a number, which the host dials.
   *
   * @return ends the connection when closed
   * @throws IOException if the plugin cannot listen on a socket
   */
  Closeable accept(int id, List<ServerServiceDefinition> services) throws IOException;

  /**
   * Connects to the service that the host accepts under a number. Waits five seconds for the host
   * to announce its address, as go-plugin does.
   *
   * @return the connection, which the caller shuts down
   * @throws IOException if the host does not accept the number in time
   */
  ManagedChannel dial(int id) throws IOException, InterruptedException;
}
