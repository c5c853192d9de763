// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.server;

import io.odpf.optimus.plugin.management.exchange.CallClock;
import io.odpf.optimus.plugin.management.exchange.Limits;
import io.odpf.optimus.plugin.management.grpc.GrpcProtocol;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.management.rest.RestProtocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server, based on Jetty's core. Configure and start it on one thread; requests are served
 * concurrently.
 */
public final class HttpServer implements AutoCloseable {
  /**
   * Threads in addition to those of the calls: acceptors, selectors, and requests that are refused.
   */
  private static final int OTHER_THREADS = 16;

  private static final int THREADS_KEPT = 4;
  private static final int THREAD_IDLE_MILLIS = 20_000;
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Server server;
  private final Connections connections;
  private final Listeners listeners;
  private final List<ListeningSocket> sockets = new ArrayList<>();
  private @Nullable UnixConnector unix;
  private @Nullable ServerConnector tls;

  /** Creates a server that does not listen yet. */
  public HttpServer(GrpcProtocol grpc, RestProtocol rest, CallClock clock, Limits limits) {
    QueuedThreadPool threads =
        new QueuedThreadPool(limits.calls() + OTHER_THREADS, THREADS_KEPT, THREAD_IDLE_MILLIS);
    threads.setName("optimus-management");
    threads.setDaemon(true);
    // Jetty would reserve a thread per processor; one suffices for this load.
    threads.setReservedThreads(1);
    server = new Server(threads);
    server.setStopTimeout(0);
    server.setErrorHandler(new ErrorReply());
    connections = new Connections(limits.connections(), limits.idleTime());
    listeners = new Listeners(server, limits, connections);
    server.setHandler(new RequestHandler(grpc, rest, connections, limits));
    clock.repeat(SWEEP, connections::closeIdle);
  }

  /**
   * Adds a Unix socket. To be called before {@link #start}.
   *
   * @throws ManagementException if the socket cannot be opened
   */
  public void listen(UnixSocket socket) throws ManagementException {
    if (socket.acceptor() == UnixSocket.Acceptor.SERVER) {
      try {
        sockets.add(ListeningSocket.open(socket.path()));
      } catch (IOException failure) {
        throw failed(
            "the socket " + socket.path() + " cannot be used: " + failure.getMessage(), failure);
      }
    }
    unix = listeners.unix(sockets.stream().findFirst());
    server.addConnector(unix);
  }

  /**
   * Serves a connection that the host has accepted.
   *
   * @param received the bytes that have been read from it already
   * @throws IOException if the connection cannot be served; it is closed then
   */
  public void serve(SocketChannel connection, ByteBuffer received) throws IOException {
    if (unix == null) {
      connection.close();
      throw new IOException("the host has no socket for the management API");
    }
    unix.serve(connection, received);
  }

  /**
   * Adds a port with TLS. To be called before {@link #start}.
   *
   * @param clientCertificates whether to request a certificate from clients
   * @throws ManagementException if the server's certificate or key is unusable
   */
  public void listen(TlsSettings settings, boolean clientCertificates) throws ManagementException {
    tls = listeners.tls(settings, clientCertificates);
    server.addConnector(tls);
  }

  /**
   * Starts to listen.
   *
   * @throws ManagementException if a port cannot be opened
   */
  public void start() throws ManagementException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jetty loads its parts with the context class loader of the starting thread.
    thread.setContextClassLoader(HttpServer.class.getClassLoader());
    try {
      server.start();
    } catch (Exception failure) {
      throw failed("the management API cannot listen: " + reason(failure), failure);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static ManagementException failed(String message, Exception cause) {
    return new ManagementException(
        ManagementProblem.SERVER,
        message,
        "check that no other process uses it, or name another one",
        cause);
  }

  /** Returns the port with TLS; empty if there is none. */
  public Optional<Integer> port() {
    return Optional.ofNullable(tls).map(ServerConnector::getLocalPort);
  }

  /** Returns the number of open connections. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    try {
      server.stop();
      for (ListeningSocket socket : sockets) {
        socket.close();
      }
    } catch (Exception failure) {
      System.getLogger(HttpServer.class.getName())
          .log(System.Logger.Level.WARNING, "the management API did not stop cleanly", failure);
    }
  }
}
