// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failures after which a server is asked again, the number of attempts, and the pauses. */
class AskedAgainTest extends OneServer {
  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void retriesTemporaryFailures(int status) throws Exception {
    server.on(
        "/neo.tar.gz",
        Recovering.after(good, answer(status), answer(status), answer(status), answer(status)));
    Attempt attempt = machine.installs(plugin);
    assertThat(attempt.retries()).hasSize(2);
    assertThat(server.requestLines())
        .containsExactly(
            "HEAD /neo.tar.gz",
            "GET /neo.tar.gz",
            "HEAD /neo.tar.gz",
            "GET /neo.tar.gz",
            "HEAD /neo.tar.gz",
            "GET /neo.tar.gz");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void limitsTheAttemptsAsConfigured(int status) throws Exception {
    server.on("/neo.tar.gz", answer(status));
    Attempt attempt = machine.fails("unavailable");
    assertThat(attempt.problem().message())
        .contains("answered " + status)
        .contains("(tried 3 times)");
    // A failed HEAD has no body, so GET is tried each time.
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void obeysTheServersPause() throws Exception {
    server.on("/neo.tar.gz", Recovering.after(good, answer(503, "Retry-After: 1")));
    Attempt attempt = machine.installs(plugin);
    assertThat(attempt.retries()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void obeysAPauseUntilADate() throws Exception {
    // HTTP dates have whole seconds: this one is between one and two seconds away.
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
    server.on("/neo.tar.gz", Recovering.after(good, answer(429, "Retry-After: " + date)));
    Attempt attempt = machine.installs(plugin);
    assertThat(attempt.retries()).hasSize(1);
    assertThat(attempt.retries().get(0)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
  }

  @Test
  void interpretsADateByTheServersClock() throws Exception {
    server.on(
        "/neo.tar.gz",
        Recovering.after(
            good,
            answer(
                503,
                "Date: Wed, 21 Oct 2015 07:28:00 GMT",
                "Retry-After: Wed, 21 Oct 2015 07:28:01 GMT")));
    assertThat(machine.installs(plugin).retries()).containsExactly(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3600",
        "999999999",
        "99999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
      })
  void aPauseLongerThanAllowedIsNotMade(String value) throws Exception {
    server.on("/neo.tar.gz", answer(503, "Retry-After: " + value));
    Attempt attempt = machine.fails("unavailable");
    assertThat(attempt.problem().message()).contains("asks to be left alone");
    assertThat(attempt.problem().hint()).contains("retries.max_delay");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "Thu, 01 Jan 1970 00:00:00 GMT", "-5", "soon", "1.5", "", "0x10"})
  void usesTheDefaultPauseIfTheServersIsInvalid(String value) throws Exception {
    server.on("/neo.tar.gz", Recovering.after(good, answer(503, "Retry-After: " + value)));
    Attempt attempt =
        machine.with("retries: {attempts: 3, initial_delay: 40ms, max_delay: 2s}").installs(plugin);
    assertThat(attempt.retries()).hasSize(1);
    assertThat(attempt.retries().get(0)).isBetween(Duration.ofMillis(20), Duration.ofMillis(40));
  }

  @ParameterizedTest
  @CsvSource({
    "401, denied",
    "403, denied",
    "400, source-invalid",
    "405, source-invalid",
    "404, not-found",
    "410, not-found",
    "409, source-invalid",
    "451, source-invalid",
    "505, source-invalid",
  })
  void doesNotRetryPermanentFailures(int status, String code) throws Exception {
    server.on("/neo.tar.gz", answer(status));
    Attempt attempt = machine.fails(code);
    assertThat(attempt.problem().message()).contains("" + status);
    assertThat(attempt.retries()).isEmpty();
    assertThat(server.requestLines()).containsExactly("HEAD /neo.tar.gz", "GET /neo.tar.gz");
  }

  @Test
  void doesNotRetryAfterADigestMismatch() throws Exception {
    server.on("/neo.tar.gz", good);
    machine.wanting("sha256: {linux_amd64: " + "0".repeat(64) + "}").fails("digest-mismatch");
    assertThat(server.requestLines()).containsExactly("HEAD /neo.tar.gz", "GET /neo.tar.gz");
  }

  @Test
  void doesNotRetryADamagedArchive() throws Exception {
    byte[] damaged = plugin.archive().clone();
    damaged[damaged.length / 2] ^= 1;
    server.on("/neo.tar.gz", new ServedFile(damaged, "\"a\"", null));
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
    assertThat(attempt.retries()).isEmpty();
    assertThat(server.requestLines()).containsExactly("HEAD /neo.tar.gz", "GET /neo.tar.gz");
  }

  @Test
  void retriesAChecksumsFile() throws Exception {
    server.on("/neo.tar.gz", good);
    server.on("/checksums.txt", answer(503));
    machine.wanting("checksums: checksums.txt").fails("unavailable");
    assertThat(server.requestLines())
        .containsExactly(
            "HEAD /neo.tar.gz", "GET /checksums.txt", "GET /checksums.txt", "GET /checksums.txt");
  }

  private static Answer answer(int status, String... headers) {
    String[] all = new String[headers.length + 1];
    System.arraycopy(headers, 0, all, 1, headers.length);
    all[0] = "Content-Length: 0";
    return (request, wire) -> wire.head(status, all);
  }
}
