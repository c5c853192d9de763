// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.management.ManagementConnections;
import io.odpf.optimus.plugin.endpoint.access.Gate;
import io.odpf.optimus.plugin.endpoint.access.RateLimit;
import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.endpoint.server.HttpServer;
import io.odpf.optimus.plugin.endpoint.server.Service;
import io.odpf.optimus.plugin.endpoint.server.UnixSocket;
import io.odpf.optimus.plugin.management.access.AccessFile;
import io.odpf.optimus.plugin.management.access.Authentication;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.exchange.Entrance;
import io.odpf.optimus.plugin.management.grpc.ManagementGrpc;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.management.method.EventFeed;
import io.odpf.optimus.plugin.management.method.ManagedRuntime;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethods;
import io.odpf.optimus.plugin.management.metrics.CallMetrics;
import io.odpf.optimus.plugin.management.metrics.MetricCollection;
import io.odpf.optimus.plugin.management.metrics.MetricsDocument;
import io.odpf.optimus.plugin.management.metrics.ProcessMetrics;
import io.odpf.optimus.plugin.management.page.Page;
import io.odpf.optimus.plugin.management.rest.ErrorBody;
import io.odpf.optimus.plugin.management.rest.Resource;
import io.odpf.optimus.plugin.management.rest.RestProtocol;
import io.odpf.optimus.plugin.management.servlet.ServletPages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server of the management API, from {@link #start} to {@link #close}. Thread-safe. */
public final class ManagementServer implements ManagementConnections, AutoCloseable {
  /** The rejected credentials that an address may send at once. More are probably guesses. */
  private static final int REJECTIONS = 10;

  private static final double REJECTIONS_PER_SECOND = 0.2;

  private final HttpServer server;
  private final CallClock clock;
  private final ServletPages pages;

  private ManagementServer(HttpServer server, CallClock clock, ServletPages pages) {
    this.server = server;
    this.clock = clock;
    this.pages = pages;
  }

  /**
   * Starts a server. If that fails, nothing of it remains: no thread, port or socket.
   *
   * @param machine the machine whose plugins the API shows and changes
   * @param feed the source of the events that callers can watch
   * @throws EndpointException if the settings are unsafe, or a socket or port cannot be opened
   */
  public static ManagementServer start(
      ManagementSettings settings, ManagedRuntime runtime, ManagedMachine machine, EventFeed feed)
      throws EndpointException {
    // Jetty loads some of its parts, such as ALPN, with ServiceLoader from this bundle.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ManagementServer.class.getClassLoader());
    try {
      return started(settings, runtime, machine, feed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static ManagementServer started(
      ManagementSettings settings, ManagedRuntime runtime, ManagedMachine machine, EventFeed feed)
      throws EndpointException {
    if (settings.socket().isEmpty() && settings.tls().isEmpty()) {
      throw new EndpointException(
          EndpointProblem.UNSAFE_SETTINGS,
          "the management API has neither a socket nor a port",
          "name one of them in the runtime's settings");
    }
    Optional<AccessFile> access = Optional.empty();
    if (settings.tls().isPresent()) {
      access = Optional.of(AccessFile.open(settings.tls().get().access()));
    }
    boolean certificates = access.filter(AccessFile::listsCertificates).isPresent();
    Limits limits = settings.limits();
    Gate<Caller> gate = gate(limits);
    CallMetrics metrics = new CallMetrics(gate::openCalls);
    List<ManagementMethod<?, ?>> table = new ArrayList<>();
    new ManagementMethods(runtime, machine, feed, Clock.systemUTC())
        .all()
        .forEach(method -> table.add(metrics.measured(method)));
    Optional<Authentication> authentication = access.map(Authentication::new);
    Entrance entrance =
        new Entrance(
            gate, settings.socket().map(UnixSocket::path), authentication, metrics::refused);
    List<Resource> resources = new ArrayList<>(Page.resources(authentication));
    resources.add(metrics(runtime, metrics));
    ServletPages pages = new ServletPages(ServletPages.find(), machine.audit());
    CallClock clock = new CallClock("optimus-management-clock");
    try {
      HttpServer server =
          HttpServer.start(
              new Service(
                  "the management API",
                  "optimus-management",
                  ManagementGrpc.of(table, entrance, clock),
                  new RestProtocol(table, runtime.version(), resources, pages, entrance, clock),
                  ErrorBody::of),
              clock,
              limits,
              new HttpServer.Addresses(
                  settings.socket(), settings.tls().map(tls -> tls.port(certificates))));
      return new ManagementServer(server, clock, pages);
    } catch (EndpointException | RuntimeException | Error failure) {
      clock.close();
      pages.close();
      throw failure;
    }
  }

  private static Resource metrics(ManagedRuntime runtime, CallMetrics calls) {
    return new MetricsDocument(
        new MetricCollection(
            List.of(new ProcessMetrics(runtime.version()), calls), runtime.metrics()));
  }

  private static Gate<Caller> gate(Limits limits) {
    return new Gate<>(
        new RateLimit(limits.requestsPerSecond(), limits.requestBurst(), System::nanoTime),
        new RateLimit(REJECTIONS_PER_SECOND, REJECTIONS, System::nanoTime),
        Caller::key,
        limits.callsEach(),
        limits.calls());
  }

  @Override
  public void serve(SocketChannel connection, ByteBuffer received) throws IOException {
    server.serve(connection, received);
  }

  /** Returns the port with TLS; empty if there is none. */
  public Optional<Integer> port() {
    return server.port();
  }

  /** Returns the number of open connections. */
  public int connections() {
    return server.connections();
  }

  /** Ends all calls, stops listening and removes the socket. */
  @Override
  public void close() {
    clock.close();
    server.close();
    pages.close();
  }
}
