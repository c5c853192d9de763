// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.odpf.optimus.plugin.sdk.log.HclogLogger;
import io.odpf.optimus.plugin.sdk.log.LibraryLog;
import io.odpf.optimus.plugin.sdk.log.PluginLogger;
import java.io.File;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs this process as a go-plugin plugin: performs the handshake with the host that started it,
 * and serves until the host asks it to stop, ends, or signals it. Usable once per process.
 */
public final class GoPluginServer {
  private static final int CORE_VERSION = 1;

  /** A go-plugin host kills a plugin two seconds after asking it to stop. */
  private static final long STOP_MILLIS = 1500;

  /** The message of go-plugin when a user starts a plugin by hand ({@code server.go}). */
  private static final String NOT_BY_HAND =
      """
      This binary is a plugin. These are not meant to be executed directly.
      Please execute the program that consumes these plugins, which will
      load any plugins automatically
      """;

  private final ServerSettings settings;
  private final Map<String, String> variables;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param variables the process's environment
   */
  public GoPluginServer(ServerSettings settings, Map<String, String> variables) {
    this.settings = settings;
    this.variables = Map.copyOf(variables);
  }

  /**
   * Serves until the plugin has to stop. From now on, standard output is reserved for the
   * handshake; output that code prints is sent to the host by the protocol.
   *
   * @return the process's exit code: 0, or 1 if the process was not started by a host or cannot
   *     serve; standard error then has the reason
   */
  public int serve(Application.Factory factory) {
    if (!settings.cookieValue().equals(variables.get(settings.cookieKey()))) {
      System.err.print(NOT_BY_HAND);
      return 1;
    }
    ProcessStreams streams = ProcessStreams.take();
    PluginLogger logger =
        new HclogLogger(settings.leastLevel(), streams.errors(), Clock.systemUTC());
    LibraryLog.sendTo(logger);
    try {
      serve(factory, streams, logger);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (Exception e) {
      logger.error("plugin init error: " + e, "error", e);
      return 1;
    }
  }

  private void serve(Application.Factory factory, ProcessStreams streams, PluginLogger logger)
      throws Exception {
    HostOffer offer = HostOffer.of(variables);
    Optional<Encryption> encryption = offer.certificate().map(Encryption::with);
    int version = offer.choose(settings.versions());
    boolean tcp = settings.network() == ServerSettings.Network.TCP || File.separatorChar == '\\';
    try (SocketFiles sockets = new SocketFiles();
        Connections connections = new Connections(offer, tcp, encryption, sockets)) {
      BrokerService broker = new BrokerService(connections);
      try (Application application = factory.open(new PluginContext(logger, broker), version)) {
        Listener listener = connections.listen(services(application, broker, streams.printed()));
        stopOnSignal();
        streams.writeHandshake(handshake(version, listener, encryption, offer.multiplexed()));
        if (!offer.outlivesHost()) {
          new HostWatch(() -> stop(logger)).start();
        }
        stop.await();
        broker.end();
        streams.printed().end();
        end(listener.server());
      }
    } finally {
      stopped.countDown();
    }
  }

  private List<ServerServiceDefinition> services(
      Application application, BrokerService broker, PrintedOutput printed) {
    List<ServerServiceDefinition> services = new ArrayList<>(application.services());
    services.add(new HealthService().bindService());
    services.add(broker.bindService());
    services.add(new ControllerService(stop::countDown).bindService());
    services.add(new StdioService(printed).bindService());
    List<String> names = new ArrayList<>();
    for (ServerServiceDefinition service : services) {
      names.add(service.getServiceDescriptor().getName());
    }
    names.addAll(ReflectionService.NAMES);
    ReflectionService reflection = new ReflectionService(names);
    for (String name : ReflectionService.NAMES) {
      services.add(reflection.as(name));
    }
    return services;
  }

  private static String handshake(
      int version, Listener listener, Optional<Encryption> encryption, boolean multiplexed) {
    String line =
        CORE_VERSION
            + "|"
            + version
            + "|"
            + listener.network()
            + "|"
            + listener.address()
            + "|grpc|"
            + encryption.map(Encryption::encoded).orElse("");
    // Only hosts that ask for multiplexing expect this field.
    return multiplexed ? line + "|false" : line;
  }

  private void stop(PluginLogger logger) {
    logger.warn("the host has ended");
    stop.countDown();
  }

  /** Delays the JVM's exit on a signal until the plugin is closed and its socket removed. */
  private void stopOnSignal() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  try {
                    stopped.await(2 * STOP_MILLIS, TimeUnit.MILLISECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "stop"));
  }

  private static void end(Server server) throws InterruptedException {
    server.shutdown();
    if (!server.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
      server.shutdownNow();
    }
  }
}
