// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * One socket to a plugin that carries many connections, in both directions, as go-plugin makes them
 * with {@code PLUGIN_MULTIPLEX_GRPC}. Thread-safe.
 */
public interface SharedConnection extends AutoCloseable {

  /** Done before each connection is opened, so that the plugin knows which one comes. */
  @FunctionalInterface
  interface Announcement {
    /**
     * @throws IOException if the plugin does not want the connection, which then fails
     */
    void announce() throws IOException, InterruptedException;
  }

  /**
   * Makes a gRPC connection on the socket, without waiting. One at a time is announced and opened,
   * also of several channels.
   *
   * @param announcer runs the announcement, which may block
   * @param onLost run once, on any thread, when an established connection ends without having been
   *     shut down
   */
  ManagedChannel connect(
      Security security, Announcement announcement, Executor announcer, Runnable onLost);

  /**
   * Opens a connection, and ends it: the plugin is ready for one that nobody wants any more, and
   * would take the next for it. Returns at once.
   */
  void connectUnused();

  /**
   * Serves connections that the plugin opens; each has to be let in.
   *
   * @param executor runs the calls, which may block
   */
  Entrance serve(Security security, List<BindableService> services, Executor executor)
      throws IOException;

  /** A server that takes the connections which are meant for it. */
  interface Entrance {

    /** The next connection that the plugin opens is for this server. */
    void letNextIn();

    Server server();
  }

  /** Ends all its connections, and the socket. */
  @Override
  void close();
}
