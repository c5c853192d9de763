// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The messages for a user of failing servers, and the files that remain. */
class HostileServerTest {
  private static final String SECRET = "t0ken-of-nobody-else";
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT).variable("TOKEN", SECRET);
    limit("1h", "1h");
  }

  private void limit(String idle, String total) {
    stage.write(
        stage
            .config()
            .url(
                "releases",
                server.uri("").toString(),
                "auth: ${TOKEN}",
                "timeouts: {connect: 1h, idle: " + idle + ", total: " + total + "}",
                "retries: {attempts: 2, initial_delay: 10ms, max_delay: 1s}")
            .plugin("releases", "neo", "neo.tar.gz"));
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void limitsTheTimeOfASilentServer() {
    limit("500ms", "1h");
    refused((request, wire) -> wire.stall(), "sent nothing for 500 ms (tried 2 times)", 4);
  }

  @Test
  void limitsTheTotalTimeOfADrippingResponse() {
    limit("1h", "1500ms");
    refused(
        (request, wire) -> {
          wire.head(200, "Content-Length: 9999999");
          if (request.method().equals("GET")) {
            wire.drip("x", 100);
          }
        },
        "did not finish within 1500 ms (tried 2 times)",
        3);
  }

  @Test
  void doesNotWaitADayForARateLimit() {
    refused(
        (request, wire) -> wire.head(429, "Retry-After: 86400", "Content-Length: 0"),
        "answered 429, and asks to be left alone for 86400 s",
        1);
  }

  @Test
  void explainsRejectedCredentials() {
    refused((request, wire) -> wire.head(401, "Content-Length: 0"), "answered 401", 2);
  }

  @Test
  void explainsALoginPage() {
    refused(
        (request, wire) -> wire.answer(200, "text/html", "<html><title>Sign in</title></html>"),
        "an HTML page titled 'Sign in' instead of an archive",
        2);
  }

  @Test
  void explainsARedirectLoop() {
    refused(
        (request, wire) -> wire.head(302, "Location: /neo.tar.gz?t=" + SECRET, "Content-Length: 0"),
        "redirects in a loop",
        6);
  }

  @Test
  void refusesAnOversizedHeader() {
    refused(
        (request, wire) -> wire.send("HTTP/1.1 200 OK\r\nX: ").drip("x".repeat(1 << 16), 0),
        "a response header that is too large",
        2);
  }

  /**
   * @param requests the expected number of requests, including a GET after each failed HEAD
   */
  private void refused(Answer answer, String words, int requests) {
    server.on("/neo.tar.gz", answer);
    Result result = stage.run("install");
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains(words);
    assertThat(result.out() + result.err()).doesNotContain(SECRET, "Exception", "\u001b");
    assertThat(server.requests()).hasSize(requests);
    assertThat(stage.installedFiles()).isEmpty();
    assertThat(stage.lockFile()).doesNotExist();
  }
}
