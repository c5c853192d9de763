// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * One socket to a plugin that carries many connections, in both directions, as go-plugin does with
 * {@code PLUGIN_MULTIPLEX_GRPC}. Thread-safe.
 */
public interface SharedConnection extends AutoCloseable {

  /** Runs before each connection is opened, so that the plugin knows which one follows. */
  @FunctionalInterface
  interface Announcement {
    /**
     * @throws IOException if the plugin refuses the connection, which then fails
     */
    void announce() throws IOException, InterruptedException;
  }

  /**
   * Opens a gRPC connection on the socket, without waiting. Connections are announced and opened
   * one at a time, across all channels.
   *
   * @param announcer runs the announcement, which may block
   * @param onLost run once, on any thread, when an established connection ends without having been
   *     shut down
   */
  ManagedChannel connect(
      Security security, Announcement announcement, Executor announcer, Runnable onLost);

  /**
   * Opens a connection and ends it, when the plugin expects a connection that is no longer needed
   * and would mistake the next one for it. Returns at once.
   */
  void connectUnused();

  /**
   * Serves connections that the plugin opens, each after {@link Entrance#letNextIn}.
   *
   * @param executor runs the calls, which may block
   */
  Entrance serve(Security security, List<BindableService> services, Executor executor)
      throws IOException;

  /** A server for some of the connections that the plugin opens. */
  interface Entrance {

    /** Directs the next connection that the plugin opens to this server. */
    void letNextIn();

    Server server();
  }

  /** Closes the socket with all its connections. */
  @Override
  void close();
}
