// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Further connections between plugin and host, each with a number that the two have told each other
 * in a call. Connections are encrypted when the main one is. Thread-safe. Optimus's own contract
 * does not need it.
 */
public interface Broker {

  /** A number that this plugin has not used for accepting yet. */
  int nextId();

  /**
   * Serves the connection of a number, for the host to dial.
   *
   * @return ends it
   * @throws IOException if nothing can be listened on
   */
  Closeable accept(int id, List<ServerServiceDefinition> services) throws IOException;

  /**
   * Connects with what the host accepts under a number; waits five seconds for the host to tell
   * where that is, as go-plugin does.
   *
   * @return the caller shuts it down
   * @throws IOException if the host does not accept the number in time
   */
  ManagedChannel dial(int id) throws IOException, InterruptedException;
}
