// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Slow servers. Each test sets one short limit; the others are never reached. */
class TimeLimitsTest extends OneServer {
  private static final String TWICE = "retries: {attempts: 2, initial_delay: 1ms}";
  private static final String IDLE = "timeouts: {connect: 1h, idle: 300ms, total: 1h}";
  private static final String TOTAL = "timeouts: {connect: 1h, idle: 1h, total: 700ms}";

  @Test
  void limitsSilenceBeforeTheHeader() throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.stall());
    Attempt attempt = machine.with(IDLE, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("sent nothing for 300 ms (tried 2 times)");
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void limitsSilenceInTheHeader() throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.send("HTTP/1.1 200 OK\r\nETag: ").stall());
    Attempt attempt = machine.with(IDLE, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("sent nothing for 300 ms");
  }

  @Test
  void limitsSilenceInTheBody() throws Exception {
    server.on("/neo.tar.gz", Recovering.afterBodies(silent(), silent(), silent()));
    Attempt attempt = machine.with(IDLE, TWICE).fails("unavailable");
    assertThat(attempt.problem().message())
        .contains("after 100000 bytes")
        .contains("sent nothing for 300 ms");
  }

  @Test
  void resumesAfterSilenceInTheBody() throws Exception {
    server.on("/neo.tar.gz", Recovering.afterBodies(good, silent()));
    // More attempts than necessary: a busy machine may be silent that long, too.
    Attempt attempt =
        machine.with(IDLE, "retries: {attempts: 20, initial_delay: 1ms}").installs(plugin);
    assertThat(ranges()).startsWith("bytes=100000-");
    assertThat(attempt.report().fetchedBytes()).isEqualTo(plugin.archive().length);
  }

  @Test
  void limitsSilenceInTheFirstBytesOfABody() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) ->
            wire.head(200, "Content-Length: 5000").send(plugin.archive(), 0, 7).stall());
    Attempt attempt = machine.with(IDLE, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("sent nothing for 300 ms");
  }

  @Test
  void limitsTheTotalTimeOfASlowBody() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Content-Length: " + plugin.archive().length);
          if (request.method().equals("GET")) {
            wire.send(plugin.archive(), 0, 600).drip("x", 50);
          }
        });
    Attempt attempt = machine.with(TOTAL, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("did not finish within 700 ms");
  }

  @Test
  void limitsTheTotalTimeOfASlowHeader() throws Exception {
    server.on(
        "/neo.tar.gz", (request, wire) -> wire.send("HTTP/1.1 200 OK\r\n").drip("X: y\r\n", 50));
    Attempt attempt = machine.with(TOTAL, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("did not finish within 700 ms");
  }

  @Test
  void limitsTheTotalTimeOfInterimResponses() throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.drip("HTTP/1.1 103 Hints\r\n\r\n", 200));
    Attempt attempt = machine.with(TOTAL, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("did not finish within 700 ms");
  }

  @Test
  void limitsTheTotalTimeOfAnErrorPage() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> wire.head(409, "Content-Length: 999999").send("<html>").drip(" ", 50));
    Attempt attempt = machine.with(TOTAL, TWICE).fails("source-invalid");
    assertThat(attempt.problem().message()).contains("409");
  }

  @Test
  void waitsForASlowServerWithinTheLimits() throws Exception {
    // The sum of all pauses exceeds the limit for one.
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Content-Length: " + plugin.archive().length);
          for (int at = 0; request.method().equals("GET") && at < plugin.archive().length; ) {
            int length = Math.min(30_000, plugin.archive().length - at);
            wire.pause(400).send(plugin.archive(), at, length);
            at += length;
          }
        });
    Attempt attempt =
        machine
            .with("timeouts: {connect: 1h, idle: 3s, total: 1h}", "retries: {attempts: 1}")
            .installs(plugin);
    assertThat(attempt.retries()).isEmpty();
  }

  @Test
  void limitsTheTimeToConnect() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Attempt attempt =
          machine
              .from("https://127.0.0.1:" + silent.getLocalPort())
              .with("timeouts: {connect: 300ms, idle: 1h, total: 1h}", TWICE)
              .fails("unavailable");
      assertThat(attempt.problem().message()).contains("could not connect").contains("300 ms");
    }
  }

  /** Returns the requested ranges, in order. */
  private List<String> ranges() {
    return server.requests().stream()
        .map(request -> request.header("Range"))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Returns a response that stops after 100 kB. */
  private Answer silent() {
    return (request, wire) -> {
      if (request.method().equals("HEAD")) {
        good.to(request, wire);
        return;
      }
      wire.head(200, "ETag: \"a\"", "Content-Length: " + plugin.archive().length)
          .send(plugin.archive(), 0, 100_000)
          .stall();
    };
  }
}
