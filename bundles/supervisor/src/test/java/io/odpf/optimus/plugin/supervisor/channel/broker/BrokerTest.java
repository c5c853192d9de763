// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.supervisor.RealPlugins;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The broker with plugins on the go-plugin module at the other end. */
@Tag("process")
class BrokerTest {
  private static final FixturePlugins PLUGINS = RealPlugins.build();

  private static final HandshakeTerms CLEAR = HandshakeTerms.OPTIMUS;

  /** The ways in which a plugin is connected. */
  private enum Way {
    SOCKETS(CLEAR, true),
    PORTS(CLEAR, false),
    ENCRYPTED_SOCKETS(CLEAR.withEncryption(), true),
    ENCRYPTED_PORTS(CLEAR.withEncryption(), false),
    MULTIPLEXED(CLEAR.withMultiplexing(), true),
    ENCRYPTED_AND_MULTIPLEXED(CLEAR.withEncryption().withMultiplexing(), true);

    private final HandshakeTerms terms;
    private final boolean unix;

    Way(HandshakeTerms terms, boolean unix) {
      this.terms = terms;
      this.unix = unix;
    }
  }

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String PING = "grpctest.PingPong/Ping";
  private static final String BIDIRECTIONAL = "grpctest.Test/Bidirectional";
  private static final RawMessage PONG = RawMessage.of().with(1, "pong");

  @TempDir Path sockets;

  private ConnectedPlugin start(HandshakeTerms terms, Role role) throws Exception {
    return ConnectedPlugin.start(
        PLUGINS.actor(), terms, Map.of(Role.VARIABLE, role.toString()), sockets);
  }

  private static Role serving() {
    return Role.of(Generation.C).with("services", "test");
  }

  /** Has the plugin ping the host, and pings the service that it offers in return. */
  private static void exchange(ConnectedPlugin plugin, Broker broker) throws Exception {
    int id = broker.nextId();
    RawMessage reply;
    try (BrokeredService service =
        broker.serve(id, List.of(RawService.of(PING, request -> PONG)))) {
      assertThat(service.id()).isEqualTo(id);
      reply = RawService.call(plugin.channel(), BIDIRECTIONAL, RawMessage.of().with(1, id));
    }
    ManagedChannel offered = broker.dial((int) reply.number(1), Broker.PATIENCE);
    try {
      assertThat(RawService.call(offered, PING, RawMessage.of()).text(1)).isEqualTo("pong");
    } finally {
      offered.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void connectsBothWays(Way way) throws Exception {
    try (ConnectedPlugin plugin = start(way.terms, serving());
        Broker broker = plugin.broker(way.unix)) {
      exchange(plugin, broker);
      exchange(plugin, broker);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MULTIPLEXED", "ENCRYPTED_AND_MULTIPLEXED"})
  void connectsBothWaysOnOneTcpPort(Way way) throws Exception {
    try (ConnectedPlugin plugin = start(way.terms, serving().with("tcp"));
        Broker broker = plugin.broker(way.unix)) {
      exchange(plugin, broker);
      exchange(plugin, broker);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKETS", "PORTS", "MULTIPLEXED"})
  void connectsBothWaysFromManyThreadsAtOnce(Way way) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ConnectedPlugin plugin = start(way.terms, serving());
        Broker broker = plugin.broker(way.unix)) {
      List<Future<?>> exchanges = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        exchanges.add(
            threads.submit(
                () -> {
                  exchange(plugin, broker);
                  return null;
                }));
      }
      for (Future<?> exchange : exchanges) {
        exchange.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKETS", "ENCRYPTED_PORTS", "MULTIPLEXED", "ENCRYPTED_AND_MULTIPLEXED"})
  void carriesMessagesLargerThanEveryWindowWhileOthersPass(Way way) throws Exception {
    String name = "j".repeat(3_000_000); // go-plugin's servers take 4 MiB.
    try (ConnectedPlugin plugin = start(way.terms, serving());
        Broker broker = plugin.broker(way.unix)) {
      FutureTask<Integer> large =
          new FutureTask<>(
              () -> {
                int length = 0;
                for (int i = 0; i < 5; i++) {
                  RawMessage questions =
                      RawService.call(
                          plugin.channel(),
                          "odpf.optimus.plugins.v1beta1.CLIModService/GetQuestions",
                          RawMessage.of().with(1, name).with(40, ""));
                  length += questions.text(1).length();
                }
                return length;
              });
      new Thread(large, "large-calls").start();

      do {
        exchange(plugin, broker);
      } while (!large.isDone());

      assertThat(large.get()).isGreaterThan(5 * name.length());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void servesTheGoPluginExampleThatCallsItsHost(Way way) throws Exception {
    try (ConnectedPlugin plugin =
            ConnectedPlugin.start(
                PLUGINS.example("bidirectional/plugin-go-grpc"),
                way.terms,
                Map.of("BASIC_PLUGIN", "hello"),
                sockets);
        Broker broker = plugin.broker(way.unix)) {
      for (int value : List.of(3, 4)) {
        int id = broker.nextId();
        try (BrokeredService adder =
            broker.serve(
                id,
                List.of(
                    RawService.of(
                        "proto.AddHelper/Sum",
                        sum -> RawMessage.of().with(1, sum.number(1) + sum.number(2)))))) {
          RawService.call(
              plugin.channel(),
              "proto.Counter/Put",
              RawMessage.of().with(1, adder.id()).with(2, "count").with(3, value));
        }
      }

      RawMessage count =
          RawService.call(plugin.channel(), "proto.Counter/Get", RawMessage.of().with(1, "count"));

      assertThat(count.number(1)).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKETS", "PORTS", "MULTIPLEXED"})
  void reportsAPluginThatDoesNotAcceptAConnectionInTime(Way way) throws Exception {
    try (ConnectedPlugin plugin = start(way.terms, serving());
        Broker broker = plugin.broker(way.unix)) {
      BrokerException failure =
          catchThrowableOfType(BrokerException.class, () -> broker.dial(77, SHORT));

      assertThat(failure).hasMessageContaining("connection 77").hasMessageContaining("200 ms");
      exchange(plugin, broker);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKETS", "PORTS", "MULTIPLEXED"})
  void reportsAPluginThatHasEnded(Way way) throws Exception {
    try (ConnectedPlugin plugin = start(way.terms, serving());
        Broker broker = plugin.broker(way.unix)) {
      exchange(plugin, broker);
      plugin.kill();

      BrokerException failure =
          catchThrowableOfType(BrokerException.class, () -> broker.dial(77, Duration.ofMinutes(1)));

      assertThat(failure).hasMessageContaining("has ended");
      assertThat(
              catchThrowableOfType(
                  BrokerException.class, () -> broker.serve(broker.nextId(), List.of())))
          .hasMessageContaining("has ended");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKETS", "PORTS", "MULTIPLEXED"})
  void leavesNoSocketAndNoConnectionWhenItIsClosed(Way way) throws Exception {
    try (ConnectedPlugin plugin = start(way.terms, serving())) {
      Broker broker = plugin.broker(way.unix);
      int id = broker.nextId();
      broker.serve(id, List.of(RawService.of(PING, request -> PONG)));
      RawMessage reply =
          RawService.call(plugin.channel(), BIDIRECTIONAL, RawMessage.of().with(1, id));
      ManagedChannel offered = broker.dial((int) reply.number(1), Broker.PATIENCE);

      broker.close();

      assertThat(sockets.resolve("host" + id)).doesNotExist();
      assertThat(
              catchThrowableOfType(
                      StatusRuntimeException.class,
                      () -> RawService.call(offered, PING, RawMessage.of()))
                  .getStatus()
                  .getCode())
          .isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(catchThrowableOfType(BrokerException.class, () -> broker.serve(id, List.of())))
          .hasMessageContaining("closed");
    }
  }
}
