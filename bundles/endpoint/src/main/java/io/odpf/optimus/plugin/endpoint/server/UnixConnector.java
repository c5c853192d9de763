// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/**
 * A connector for Unix sockets. Unlike Jetty's own, it serves not only connections that it accepts
 * but also those that the host has accepted, of which some bytes may have been read.
 */
final class UnixConnector extends AbstractConnector {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Optional<ListeningSocket> socket;
  private final Selectors selectors;

  /**
   * Creates a connector.
   *
   * @param socket the listening socket; empty if the host accepts all connections
   */
  UnixConnector(Server server, Optional<ListeningSocket> socket, ConnectionFactory... protocols) {
    super(server, null, null, null, socket.isPresent() ? 1 : 0, protocols);
    this.socket = socket;
    this.selectors = new Selectors();
    installBean(selectors, true);
  }

  @Override
  protected void accept(int acceptor) throws IOException {
    serve(socket.orElseThrow().accept(), NOTHING);
  }

  /**
   * Serves an accepted connection; closes it if that fails.
   *
   * @param received the bytes that have already been read from it
   */
  void serve(SocketChannel connection, ByteBuffer received) throws IOException {
    try {
      connection.configureBlocking(false);
      selectors.accept(connection, received);
    } catch (IOException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  @Override
  public Object getTransport() {
    return socket;
  }

  /** The selector of this connector's connections. */
  private final class Selectors extends SelectorManager {
    Selectors() {
      super(UnixConnector.this.getExecutor(), UnixConnector.this.getScheduler(), 1);
    }

    @Override
    protected EndPoint newEndPoint(
        SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
      SocketChannelEndPoint endPoint =
          new SocketChannelEndPoint((SocketChannel) channel, selector, key, getScheduler());
      endPoint.setIdleTimeout(getIdleTimeout());
      return endPoint;
    }

    @Override
    public Connection newConnection(
        SelectableChannel channel, EndPoint endPoint, @Nullable Object received) {
      Connection connection =
          getDefaultConnectionFactory().newConnection(UnixConnector.this, endPoint);
      if (received instanceof ByteBuffer bytes
          && bytes.hasRemaining()
          && connection instanceof Connection.UpgradeTo begun) {
        begun.onUpgradeTo(bytes);
      }
      return connection;
    }

    @Override
    protected void endPointOpened(EndPoint endPoint) {
      super.endPointOpened(endPoint);
      onEndPointOpened(endPoint);
    }

    @Override
    protected void endPointClosed(EndPoint endPoint) {
      onEndPointClosed(endPoint);
      super.endPointClosed(endPoint);
    }
  }
}
