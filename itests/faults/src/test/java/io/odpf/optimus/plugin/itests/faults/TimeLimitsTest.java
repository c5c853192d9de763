// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Servers that take their time. The limits are short here; what is allowed above them is for the
 * machine, and far below the limits that other tests and users have.
 */
@Timeout(60)
class TimeLimitsTest extends OneServer {
  private static final Duration SLACK = Duration.ofSeconds(8);
  private static final String TWICE = "retries: {attempts: 2, initial_delay: 1ms}";
  private static final String IDLE = "timeouts: {connect: 20s, idle: 300ms, total: 40s}";
  private static final String TOTAL = "timeouts: {connect: 20s, idle: 20s, total: 700ms}";

  @Test
  void silenceBeforeTheHeader() throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.stall());
    Attempt attempt = machine.with(IDLE, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("sent nothing for 300 ms (tried 2 times)");
    assertThat(attempt.time()).isLessThan(SLACK);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void silenceInTheHeader() throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.send("HTTP/1.1 200 OK\r\nETag: ").stall());
    assertThat(machine.with(IDLE, TWICE).fails("unavailable").time()).isLessThan(SLACK);
  }

  @Test
  void silenceInTheBody() throws Exception {
    server.on("/neo.tar.gz", Recovering.afterBodies(silent(), silent(), silent()));
    Attempt attempt = machine.with(IDLE, TWICE).fails("unavailable");
    assertThat(attempt.problem().message())
        .contains("after 100000 bytes")
        .contains("sent nothing for 300 ms");
    assertThat(attempt.time()).isLessThan(SLACK);
  }

  @Test
  void silenceInTheBodyIsNoReasonToBeginAgain() throws Exception {
    server.on("/neo.tar.gz", Recovering.afterBodies(good, silent()));
    Attempt attempt = machine.with(IDLE, TWICE).installs(plugin);
    assertThat(server.lastRequest().header("Range")).isEqualTo("bytes=100000-");
    assertThat(attempt.report().fetchedBytes()).isEqualTo(plugin.archive().length);
  }

  @Test
  void silenceInTheFirstBytesThatTellWhatABodyIs() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) ->
            wire.head(200, "Content-Length: 5000").send(plugin.archive(), 0, 7).stall());
    assertThat(machine.with(IDLE, TWICE).fails("unavailable").time()).isLessThan(SLACK);
  }

  @Test
  void aByteNowAndThen() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Content-Length: " + plugin.archive().length);
          if (request.method().equals("GET")) {
            wire.send(plugin.archive(), 0, 600).drip("x", 50);
          }
        });
    Attempt attempt = machine.with(TOTAL, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("was not done within 700 ms");
    assertThat(attempt.time()).isLessThan(SLACK);
  }

  @Test
  void aHeaderLineNowAndThen() throws Exception {
    server.on(
        "/neo.tar.gz", (request, wire) -> wire.send("HTTP/1.1 200 OK\r\n").drip("X: y\r\n", 50));
    Attempt attempt = machine.with(TOTAL, TWICE).fails("unavailable");
    assertThat(attempt.problem().message()).contains("was not done within 700 ms");
    assertThat(attempt.time()).isLessThan(SLACK);
  }

  @Test
  void anInterimAnswerNowAndThen() throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.drip("HTTP/1.1 103 Hints\r\n\r\n", 200));
    Attempt attempt = machine.with(TOTAL, TWICE).fails("unavailable");
    assertThat(attempt.time()).isLessThan(SLACK);
  }

  @Test
  void aPageAboutAnErrorThatNeverEnds() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> wire.head(409, "Content-Length: 999999").send("<html>").drip(" ", 50));
    Attempt attempt = machine.with(TOTAL, TWICE).fails("source-invalid");
    assertThat(attempt.time()).isLessThan(SLACK);
  }

  @Test
  void aSlowServerThatIsNotTooSlowIsWaitedFor() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Content-Length: " + plugin.archive().length);
          for (int at = 0; request.method().equals("GET") && at < plugin.archive().length; ) {
            int length = Math.min(30_000, plugin.archive().length - at);
            wire.pause(60).send(plugin.archive(), at, length);
            at += length;
          }
        });
    Attempt attempt =
        machine
            .with("timeouts: {connect: 20s, idle: 500ms, total: 40s}", "retries: {attempts: 1}")
            .installs(plugin);
    assertThat(attempt.retries()).isEmpty();
    assertThat(attempt.time()).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void aConnectionThatNobodyAccepts() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Attempt attempt =
          machine
              .from("https://127.0.0.1:" + silent.getLocalPort())
              .with("timeouts: {connect: 300ms, idle: 20s, total: 40s}", TWICE)
              .fails("unavailable");
      assertThat(attempt.problem().message()).contains("no connection").contains("300 ms");
      assertThat(attempt.time()).isLessThan(SLACK);
    }
  }

  /** An answer that stops after 100 kB. */
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
