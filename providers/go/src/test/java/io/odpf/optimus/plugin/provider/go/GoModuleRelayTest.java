// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.itests.daemon.Ports;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the relay answers, and what. */
class GoModuleRelayTest {
  @TempDir Path directory;
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private GoFixture fixture;
  @AutoClose private ModuleRelay relay;

  @BeforeEach
  void begin() throws Exception {
    server.on("/base/x/@v/list", (request, wire) -> wire.answer(200, "text/plain", "v1.0.0\n"));
    fixture = new GoFixture(directory);
    relay = relay(GoLimits.DEFAULT);
  }

  private ModuleRelay relay(GoLimits limits) throws Exception {
    ModuleSources sources =
        ModuleSources.configured(Options.of(Map.of("proxy", server.uri("/base"))), fixture)
            .orElseThrow();
    return ModuleRelay.start(
        new ModuleAccess(sources, "", new ChecksumDatabase("off", false, Optional.empty()), ""),
        limits,
        Clock.systemUTC());
  }

  /** The line of the status, for a target that is sent as it is. */
  private String answer(String method, String target) throws Exception {
    return exchange(method, target).lines().findFirst().get();
  }

  /** The answer up to the end of the connection. */
  private String exchange(String method, String target) throws Exception {
    URI address = URI.create(relay.address(0));
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              (method + " " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private String path() {
    return URI.create(relay.address(0)).getPath();
  }

  @Test
  void answersACallerThatKnowsTheAddress() throws Exception {
    assertThat(answer("GET", path() + "/x/@v/list")).isEqualTo("HTTP/1.1 200 OK");
    assertThat(answer("GET", path() + "/y/@v/list")).isEqualTo("HTTP/1.1 404 Not Found");
    assertThat(relay.failure()).isEmpty();
  }

  @Test
  void refusesACallerThatDoesNotKnowTheAddress() throws Exception {
    String other = path().replaceAll("[0-9a-f]{4}-", "0000-");
    for (String target :
        new String[] {
          "/",
          "/x/@v/list",
          "/0/x/@v/list",
          other + "/x/@v/list",
          path().replace("/0", "/1") + "/x/@v/list",
          path().replace("/0", "/database") + "/latest",
          path() + "/../x",
          path() + "/%2e%2e/x",
          path() + "/x?y=z"
        }) {
      assertThat(answer("GET", target)).as(target).isEqualTo("HTTP/1.1 403 Forbidden");
    }
    assertThat(answer("POST", path() + "/x/@v/list")).contains(" 405 ");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void servesCallersWhileStrangersHoldConnectionsOpen() throws Exception {
    int port = URI.create(relay.address(0)).getPort();
    assertThat(answer("GET", path() + "/x/@v/list")).isEqualTo("HTTP/1.1 200 OK");
    long before = threads();
    List<Socket> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * LoopbackServer.MOST_WAITING; i++) {
        Socket stranger = new Socket(InetAddress.getByName("127.0.0.1"), port);
        strangers.add(stranger);
        stranger.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(answer("GET", path() + "/x/@v/list")).isEqualTo("HTTP/1.1 200 OK");
      assertThat(threads()).isLessThanOrEqualTo(before + 1);
      // The first ones had to make room.
      assertThat(strangers.get(0).getInputStream().read()).isNegative();
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("go-modules-"))
        .count();
  }

  @Test
  void closesTheConnectionOfAnEndlessRequestHead() throws Exception {
    int port = URI.create(relay.address(0)).getPort();
    try (Socket stranger = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      byte[] line = ("X: " + "y".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(
              () -> {
                while (true) {
                  stranger.getOutputStream().write(line);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void givesEachRelayItsOwnAddress() throws Exception {
    try (ModuleRelay other = relay(GoLimits.DEFAULT)) {
      assertThat(URI.create(other.address(0)).getPath()).isNotEqualTo(path());
    }
  }

  @Test
  void namesTheRealServerInItsMessages() {
    assertThat(relay.readable("reading " + relay.address(0) + "/x/@v/list: 404 Not Found"))
        .isEqualTo("reading " + server.uri("/base") + "/x/@v/list: 404 Not Found");
  }

  @Test
  void freesItsPortWhenItIsClosed() {
    int port = URI.create(relay.address(0)).getPort();
    relay.close();
    assertThat(Ports.listening(port)).isFalse();
  }

  @Test
  void remembersTheKindOfAFailure() throws Exception {
    server.on("/base/z", (request, wire) -> wire.answer(403, "text/plain", "no"));
    assertThat(answer("GET", path() + "/z")).isEqualTo("HTTP/1.1 403 Forbidden");
    assertThat(relay.failure().orElseThrow())
        .hasMessage(server.uri("/base/z") + " answered 403 (forbidden)");
  }

  @Test
  void leavesABodyIncompleteThatBreaksItsLimit() throws Exception {
    relay.close();
    relay = relay(new GoLimits(1_000, 100, 10, 10_000, 0));
    server.on("/base/x/@v/v1.zip", chunked("x".repeat(1_000), "Q"));
    String answer = exchange("GET", path() + "/x/@v/v1.zip");
    assertThat(answer)
        .startsWith("HTTP/1.1 200 OK")
        .doesNotContain("Q")
        .doesNotEndWith("0\r\n\r\n");
    assertThat(relay.failure().orElseThrow())
        .hasMessage(
            "the archive of x@v1 is limited to 1000 bytes, but "
                + server.uri("/base/x/@v/v1.zip")
                + " sends more");
  }

  @Test
  void completesABodyThatIsExactlyAtItsLimit() throws Exception {
    relay.close();
    relay = relay(new GoLimits(1_000, 100, 10, 10_000, 0));
    server.on("/base/x/@v/v1.zip", chunked("x".repeat(999), "Q"));
    assertThat(exchange("GET", path() + "/x/@v/v1.zip")).contains("Q").endsWith("0\r\n\r\n");
    assertThat(relay.failure()).isEmpty();
  }

  @Test
  void forwardsNoMoreThanTheTotalOfAllFiles() throws Exception {
    relay.close();
    relay = relay(new GoLimits(1_000, 100, 10, 2_500, 0));
    server.on("/base/!kit/@v/v1.zip", chunked("x".repeat(1_000)));
    for (int i = 0; i < 2; i++) {
      assertThat(exchange("GET", path() + "/!kit/@v/v1.zip")).endsWith("0\r\n\r\n");
    }
    assertThat(relay.failure()).isEmpty();
    assertThat(exchange("GET", path() + "/!kit/@v/v1.zip")).doesNotContain("xxx");
    assertThat(relay.failure().orElseThrow())
        .hasMessage(
            "the files of modules for one plugin are limited to 2500 bytes, and the archive of"
                + " Kit@v1 exceeds that; it comes from "
                + server.uri("/base/!kit/@v/v1.zip"));
  }

  private static HttpTestServer.Answer chunked(String... parts) {
    return (request, wire) -> {
      wire.head(200, "Transfer-Encoding: chunked");
      for (String part : parts) {
        wire.send(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
      }
      wire.send("0\r\n\r\n");
    };
  }
}
