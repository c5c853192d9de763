// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.supervisor.channel.broker.RawMessage;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The broker as callers of the API use it, with real plugins on the go-plugin module. */
@Tag("process")
class PluginConnectionTest {
  private static final FixturePlugins PLUGINS = RealPlugins.build();

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);
  private static final String PING = "grpctest.PingPong/Ping";
  private static final String BIDIRECTIONAL = "grpctest.Test/Bidirectional";
  private static final byte[] PONG = RawMessage.of().with(1, "pong").bytes();
  private static final byte[] EMPTY = {};

  @TempDir Path directory;

  private Path sockets;
  private SupervisorAssembly assembly;

  private enum Way {
    SOCKETS(RunSettings.Encryption.TCP, Set.of()),
    MULTIPLEXED(RunSettings.Encryption.TCP, Set.of("neo")),
    ENCRYPTED(RunSettings.Encryption.ALWAYS, Set.of()),
    ENCRYPTED_AND_MULTIPLEXED(RunSettings.Encryption.ALWAYS, Set.of("neo"));

    private final RunSettings.Encryption encryption;
    private final Set<String> multiplexed;

    Way(RunSettings.Encryption encryption, Set<String> multiplexed) {
      this.encryption = encryption;
      this.multiplexed = multiplexed;
    }
  }

  @BeforeEach
  void makeSocketDirectory() throws IOException {
    // Short: a socket's path has few characters.
    sockets = Files.createTempDirectory("s");
  }

  @AfterEach
  void leavesNothing() throws IOException {
    assembly.close();
    assertThat(sockets).isEmptyDirectory();
    Files.delete(sockets);
  }

  private Supervisor start(Way way, Role role) throws Exception {
    Path file = PLUGINS.install(directory, "neo", role);
    RunSettings usual = RunSettings.of(sockets, System.getenv());
    assembly =
        SupervisorAssembly.create(
            () ->
                List.of(
                    new PluginBinary("neo", file, Optional.empty(), Optional.empty(), List.of())),
            new RunSettings(
                sockets,
                System.getenv(),
                usual.allowed(),
                Map.of(),
                LONG,
                LONG,
                way.encryption,
                way.multiplexed),
            RestartPolicy.NEVER,
            LifecycleLimits.DEFAULT,
            Optional.empty());
    assembly.supervisor().rescan();
    assembly.supervisor().start(List.of("neo"), LONG);
    return assembly.supervisor();
  }

  private static Role serving() {
    return Role.of(Generation.C).with("services", "test");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void offersServicesToAPluginAndCallsItsServices(Way way) throws Exception {
    PluginConnection connection = start(way, serving()).client("neo").connection(PATIENT);

    byte[] reply;
    try (PluginConnection.OfferedServices offer = connection.offer(Map.of(PING, request -> PONG))) {
      reply = connection.call(BIDIRECTIONAL, RawMessage.of().with(1, offer.id()).bytes(), LONG);
    }
    int offered = (int) RawMessage.parse(reply).number(1);
    try (PluginConnection.DialedServices dialed = connection.dial(offered, LONG)) {
      assertThat(RawMessage.parse(dialed.call(PING, EMPTY, LONG)).text(1)).isEqualTo("pong");
    }
  }

  @Test
  void reportsTheFailureOfAnOfferedMethodToThePlugin() throws Exception {
    PluginConnection connection = start(Way.SOCKETS, serving()).client("neo").connection(PATIENT);

    try (PluginConnection.OfferedServices offer =
        connection.offer(
            Map.of(
                PING,
                request -> {
                  throw new IOException("out of paper");
                }))) {
      byte[] request = RawMessage.of().with(1, offer.id()).bytes();
      PluginCallException failure =
          catchThrowableOfType(
              PluginCallException.class, () -> connection.call(BIDIRECTIONAL, request, LONG));
      assertThat(failure).hasMessageContaining("out of paper");
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void describesAFailedCall() throws Exception {
    Supervisor supervisor = start(Way.SOCKETS, serving());
    PluginConnection connection = supervisor.client("neo").connection(PATIENT);

    PluginCallException late =
        catchThrowableOfType(
            PluginCallException.class, () -> connection.dial(4711, Duration.ofMillis(50)));
    assertThat(late.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(late).hasMessageContaining("neo", "4711");
    PluginCallException absent =
        catchThrowableOfType(
            PluginCallException.class, () -> connection.call("some.Other/Thing", EMPTY, LONG));
    assertThat(absent.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(absent).hasMessageContaining("some.Other");
    assertThatThrownBy(() -> connection.call("Thing", EMPTY, LONG))
        .isInstanceOf(IllegalArgumentException.class);

    supervisor.stop(List.of("neo"), LONG);
    PluginCallException ended =
        catchThrowableOfType(
            PluginCallException.class, () -> connection.offer(Map.of(PING, request -> PONG)));
    assertThat(ended.kind()).isEqualTo(Kind.CRASHED);
  }
}
