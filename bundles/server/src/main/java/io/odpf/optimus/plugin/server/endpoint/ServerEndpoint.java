// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.access.Gate;
import io.odpf.optimus.plugin.endpoint.access.RateLimit;
import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.endpoint.server.HttpServer;
import io.odpf.optimus.plugin.endpoint.server.Port;
import io.odpf.optimus.plugin.endpoint.server.Service;
import io.odpf.optimus.plugin.server.access.AccessFile;
import io.odpf.optimus.plugin.server.access.Caller;
import io.odpf.optimus.plugin.server.access.Entrance;
import io.odpf.optimus.plugin.server.grpc.GrpcFacade;
import io.odpf.optimus.plugin.server.operation.Facades;
import io.odpf.optimus.plugin.server.rest.ErrorBody;
import io.odpf.optimus.plugin.server.rest.RestFacade;
import io.odpf.optimus.plugin.server.service.JobServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * A job server on a port, which serves gRPC and HTTP with JSON, from {@link #start} to {@link
 * #close}. Thread-safe.
 */
public final class ServerEndpoint implements AutoCloseable {
  /** The rejected credentials that an address may send at once. More are probably guesses. */
  private static final int REJECTIONS = 10;

  private static final double REJECTIONS_PER_SECOND = 0.2;

  /** The limits. Messages carry the assets of all jobs of a namespace. */
  private static final Limits LIMITS =
      new Limits(
          64 << 20,
          16 << 10,
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofSeconds(60),
          2048,
          64,
          64,
          64,
          1000,
          5000);

  private final HttpServer server;
  private final CallClock clock;

  private ServerEndpoint(HttpServer server, CallClock clock) {
    this.server = server;
    this.clock = clock;
  }

  /**
   * Starts to serve. If that fails, nothing remains: no thread, and no port. Does not close the job
   * server.
   *
   * @throws ProblemException if other machines can reach the port without TLS or tokens, it cannot
   *     be opened, or a file is unusable
   */
  public static ServerEndpoint start(ServerSettings settings, JobServer jobs)
      throws ProblemException {
    requireSafe(settings);
    Optional<AccessFile> access = Optional.empty();
    if (settings.access().isPresent()) {
      access = Optional.of(AccessFile.open(settings.access().get()));
    }
    Entrance entrance = new Entrance(gate(LIMITS), access);
    Facades facades = Facades.of(jobs);
    CallClock clock = new CallClock("optimus-server-clock");
    try {
      Service service =
          new Service(
              "the job server",
              "optimus-server",
              GrpcFacade.of(facades, entrance, clock),
              new RestFacade(facades, entrance, clock),
              ErrorBody::of);
      Port port =
          new Port(
              settings.host(),
              settings.port(),
              settings.tls().map(tls -> new Port.Tls(tls.certificate(), tls.key(), false)));
      HttpServer server =
          HttpServer.start(
              service,
              clock,
              LIMITS,
              new HttpServer.Addresses(Optional.empty(), Optional.of(port)));
      return new ServerEndpoint(server, clock);
    } catch (EndpointException | RuntimeException | Error failure) {
      clock.close();
      throw failure;
    }
  }

  /** The server hands out secrets, so other machines reach it only with TLS and tokens. */
  private static void requireSafe(ServerSettings settings) throws EndpointException {
    boolean safe = settings.tls().isPresent() && settings.access().isPresent();
    if (!safe && !isLoopback(settings.host())) {
      throw new EndpointException(
          EndpointProblem.UNSAFE_SETTINGS,
          "other machines can reach "
              + settings.host()
              + ", and the job server has "
              + (settings.access().isPresent() ? "no certificate" : "no access file"),
          "listen on 127.0.0.1, or name a certificate, its key and an access file");
    }
  }

  private static boolean isLoopback(String host) throws EndpointException {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException failure) {
      throw new EndpointException(
          EndpointProblem.SERVER,
          "the host " + host + " is unknown",
          "name an address of this machine",
          failure);
    }
  }

  private static Gate<Caller> gate(Limits limits) {
    return new Gate<>(
        new RateLimit(limits.requestsPerSecond(), limits.requestBurst(), System::nanoTime),
        new RateLimit(REJECTIONS_PER_SECOND, REJECTIONS, System::nanoTime),
        Caller::key,
        limits.callsEach(),
        limits.calls());
  }

  /** Returns the number of the port. */
  public int port() {
    return server.port().orElseThrow();
  }

  /** Ends all calls, and stops listening. */
  @Override
  public void close() {
    clock.close();
    server.close();
  }
}
