// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server, based on Jetty's core, from {@link #start} to {@link #close}. Thread-safe. */
public final class HttpServer implements AutoCloseable {
  /**
   * Threads in addition to those of the calls: acceptors, selectors, and requests that are refused.
   */
  private static final int OTHER_THREADS = 16;

  private static final int THREADS_KEPT = 4;
  private static final int THREAD_IDLE_MILLIS = 20_000;
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final String name;
  private final Server server;
  private final Connections connections;
  private final Optional<ListeningSocket> socket;
  private final Optional<UnixConnector> unix;
  private final Optional<ServerConnector> port;

  private HttpServer(
      String name,
      Server server,
      Connections connections,
      Optional<ListeningSocket> socket,
      Optional<UnixConnector> unix,
      Optional<ServerConnector> port) {
    this.name = name;
    this.server = server;
    this.connections = connections;
    this.socket = socket;
    this.unix = unix;
    this.port = port;
  }

  /**
   * The addresses of a server.
   *
   * @param socket the Unix socket, if it has one
   * @param port the port, if it has one
   */
  public record Addresses(Optional<UnixSocket> socket, Optional<Port> port) {
    public Addresses {
      Objects.requireNonNull(socket, "socket");
      Objects.requireNonNull(port, "port");
    }
  }

  /**
   * Starts a server. If that fails, nothing of it remains.
   *
   * @throws EndpointException if the socket or port cannot be opened, or the server's certificate
   *     or key is unusable
   */
  public static HttpServer start(
      Service service, CallClock clock, Limits limits, Addresses addresses)
      throws EndpointException {
    Server server = server(service, limits);
    Connections connections = new Connections(limits.connections(), limits.idleTime());
    server.setHandler(new RequestHandler(service, connections, limits));
    Listeners listeners = new Listeners(server, limits, connections);
    Optional<ServerConnector> port = Optional.empty();
    if (addresses.port().isPresent()) {
      port = Optional.of(listeners.port(addresses.port().get()));
    }
    Optional<ListeningSocket> socket = open(addresses.socket());
    Optional<UnixConnector> unix = addresses.socket().map(it -> listeners.unix(socket));
    unix.ifPresent(server::addConnector);
    port.ifPresent(server::addConnector);
    HttpServer started = new HttpServer(service.name(), server, connections, socket, unix, port);
    try {
      started.start();
      clock.repeat(SWEEP, connections::closeIdle);
      return started;
    } catch (EndpointException | RuntimeException | Error failure) {
      started.close();
      throw failure;
    }
  }

  private static Server server(Service service, Limits limits) {
    QueuedThreadPool threads =
        new QueuedThreadPool(limits.calls() + OTHER_THREADS, THREADS_KEPT, THREAD_IDLE_MILLIS);
    threads.setName(service.threads());
    threads.setDaemon(true);
    // Jetty would reserve a thread per processor; one suffices for this load.
    threads.setReservedThreads(1);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    server.setErrorHandler(new ErrorReply(service.errors()));
    return server;
  }

  private static Optional<ListeningSocket> open(Optional<UnixSocket> socket)
      throws EndpointException {
    if (socket.isEmpty() || socket.get().acceptor() != UnixSocket.Acceptor.SERVER) {
      return Optional.empty();
    }
    try {
      return Optional.of(ListeningSocket.open(socket.get().path()));
    } catch (IOException failure) {
      throw failed(
          "the socket " + socket.get().path() + " cannot be used: " + failure.getMessage(),
          failure);
    }
  }

  private void start() throws EndpointException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jetty loads its parts with the context class loader of the starting thread.
    thread.setContextClassLoader(HttpServer.class.getClassLoader());
    try {
      server.start();
    } catch (Exception failure) {
      throw failed(name + " cannot listen: " + reason(failure), failure);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Serves a connection that the host has accepted.
   *
   * @param received the bytes that have been read from it already
   * @throws IOException if the connection cannot be served; it is closed then
   */
  public void serve(SocketChannel connection, ByteBuffer received) throws IOException {
    if (unix.isEmpty()) {
      connection.close();
      throw new IOException("the host has no socket for " + name);
    }
    unix.get().serve(connection, received);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static EndpointException failed(String message, Exception cause) {
    return new EndpointException(
        EndpointProblem.SERVER,
        message,
        "check that no other process uses it, or name another one",
        cause);
  }

  /** Returns the number of the port; empty if there is none. */
  public Optional<Integer> port() {
    return port.map(ServerConnector::getLocalPort);
  }

  /** Returns the number of open connections. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      logUnclean(failure);
    }
    try {
      if (socket.isPresent()) {
        socket.get().close();
      }
    } catch (IOException failure) {
      logUnclean(failure);
    }
  }

  private void logUnclean(Exception failure) {
    System.getLogger(HttpServer.class.getName())
        .log(System.Logger.Level.WARNING, name + " did not stop cleanly", failure);
  }
}
