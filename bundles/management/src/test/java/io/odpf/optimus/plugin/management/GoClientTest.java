// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.management.access.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client in Go, which knows the methods only by reflection. */
@Tag("process")
class GoClientTest {
  @TempDir Path directory;
  private TestRuntime runtime;

  private static Path program() {
    return Fixtures.cache().resolve("management-client");
  }

  @BeforeAll
  static void build() {
    new GoCommand(Fixtures.cache()).build(Fixtures.sources("management"), program(), List.of("."));
  }

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  private Command client(String address, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                program() + "",
                address,
                runtime.certificates.authority() + "",
                TestRuntime.token(Role.OPERATOR)));
    all.addAll(List.of(arguments));
    return Command.of(directory, all.toArray(String[]::new));
  }

  private String tls() {
    return "localhost:" + runtime.port();
  }

  @Test
  void findsTheServicesAndTheirHealthOverTlsAndOnTheSocket() {
    for (String address : List.of(tls(), "unix:" + runtime.socket())) {
      assertThat(client(address).run().orThrow().out().lines())
          .containsExactly(
              "SERVING",
              "optimus.plugin.management.v1.Management",
              "grpc.health.v1.Health",
              "grpc.reflection.v1.ServerReflection",
              "grpc.reflection.v1alpha.ServerReflection");
    }
  }

  @Test
  void installsAndListsPlugins() {
    client(tls(), "Install", "{}").run().orThrow();

    Result list = client("unix:" + runtime.socket(), "ListPlugins", "{}").run().orThrow();

    assertThat(list.out()).contains("\"neo\"");
    assertThat(runtime.binary()).exists();
  }

  @Test
  void receivesEventsUntilItEnds() {
    try (RunningCommand watch = client(tls(), "WatchEvents", "{\"plugins\":[\"neo\"]}").start()) {
      watch.awaitOut("watching");
      runtime.supervisor.crash();
      watch.awaitOut("exit code 2");
    }
  }

  @Test
  void runsLinesAndAShellInTheRuntimeButOnlyOnTheSocket() {
    String socket = "unix:" + runtime.socket();
    Result lines = client(socket, "Console", "{\"run\":\"echo\"}").run().orThrow();
    Result shell =
        client(
                socket,
                "Console",
                "{\"terminal\":\"xterm\"}",
                "{\"size\":{\"columns\":100,\"rows\":30}}",
                "{\"keys\":\"" + base64("hello") + "\"}")
            .run()
            .orThrow();

    assertThat(lines.out()).contains(base64("echo"), base64(System.getProperty("user.name")), "7");
    assertThat(shell.out()).contains(base64("xterm"), base64("100x30"), "exitCode");
    assertThat(client(tls(), "Console", "{\"run\":\"echo\"}").run().err())
        .contains("a console can be opened only on the runtime's Unix socket");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void stopsTheRuntimeAndIsToldWhatItWaitsFor() {
    try (RunningCommand stop = client(tls(), "Stop", "{\"keepPlugins\":true}").start()) {
      stop.awaitOut("bundle slow to stop");
      assertThat(runtime.process.stops)
          .containsExactly("the management API, by operator-token, keeping plugins");
    }
  }

  @Test
  void isToldOfAMethodThatTheServerDoesNotHave() {
    assertThat(client(tls(), "Nothing", "{}").run().err()).contains("there is no method Nothing");
  }
}
