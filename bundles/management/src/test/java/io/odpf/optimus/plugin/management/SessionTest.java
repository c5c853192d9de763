// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import io.odpf.optimus.plugin.management.access.Role;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of browsers, and what other sites' pages make of them. */
@Tag("process")
class SessionTest {
  @TempDir Path directory;
  private TestRuntime runtime;
  private RestClient rest;

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
    rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  private String signIn(Role role) throws Exception {
    return rest.send(
            rest.request("/session", Optional.of(TestRuntime.token(role)))
                .POST(HttpRequest.BodyPublishers.noBody()))
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow();
  }

  private static String pair(String cookie) {
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private int status(String path, String... headers) throws Exception {
    return rest.send(rest.request(path, Optional.empty()).headers(headers)).statusCode();
  }

  private int install(String... headers) throws Exception {
    return rest.send(
            rest.request("/v1/install", Optional.empty())
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.noBody()))
        .statusCode();
  }

  @Test
  void hasTheRoleOfItsTokenUntilTheTokenIsTakenAway() throws Exception {
    String cookie = pair(signIn(Role.READER));
    assertThat(status("/v1/status", "Cookie", "other=1; " + cookie)).isEqualTo(200);
    assertThat(status("/v1/audit", "Cookie", cookie)).isEqualTo(403);
    assertThat(status("/v1/status", "Cookie", cookie + "x")).isEqualTo(401);

    String access = Files.readString(runtime.access());
    Files.writeString(runtime.access(), access.replaceFirst("(?m)^reader-token.*\n", ""));

    assertThat(status("/v1/status", "Cookie", cookie)).isEqualTo(401);
  }

  @Test
  void isASecretThatOnlyThisHostGetsOverTls() throws Exception {
    String cookie = signIn(Role.OPERATOR);

    assertThat(cookie)
        .startsWith("__Host-optimus-session=")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain(TestRuntime.token(Role.OPERATOR));
    assertThat(signIn(Role.OPERATOR)).isNotEqualTo(cookie);
  }

  @Test
  void endsWhenThePersonSignsOut() throws Exception {
    String cookie = pair(signIn(Role.READER));
    HttpRequest.Builder signOut =
        rest.request("/session", Optional.empty())
            .headers("Cookie", cookie, "Sec-Fetch-Site", "same-origin")
            .DELETE();

    assertThat(rest.send(signOut).headers().firstValue("Set-Cookie").orElseThrow())
        .contains("Max-Age=0");
    assertThat(status("/v1/status", "Cookie", cookie)).isEqualTo(401);
  }

  @Test
  void isNotUsedByPagesOfOtherSites() throws Exception {
    String cookie = pair(signIn(Role.OPERATOR));
    String own = "https://localhost:" + runtime.port();

    assertThat(status("/v1/status", "Cookie", cookie, "Sec-Fetch-Site", "same-site"))
        .isEqualTo(403);
    assertThat(install("Cookie", cookie)).isEqualTo(403);
    assertThat(install("Cookie", cookie, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    assertThat(install("Cookie", cookie, "Origin", "https://evil.example")).isEqualTo(403);
    assertThat(install("Cookie", cookie, "Origin", "null")).isEqualTo(403);
    assertThat(install("Cookie", cookie, "Origin", own.replace("https", "http"))).isEqualTo(403);
    assertThat(runtime.binary()).doesNotExist();
    assertThat(install("Cookie", cookie, "Origin", own)).isEqualTo(200);
  }

  @Test
  void isNotNeededOnTheSocketWhichRefusesNamesAndPagesOfOthers() {
    assertThat(curl("http://localhost:8080/session")).contains("\"role\":\"operator\"");
    assertThat(curl("http://127.0.0.1:8080/v1/status")).contains("\"version\"");
    assertThat(curl("http://[::1]:8080/v1/status")).contains("\"version\"");
    assertThat(curl("http://rebound.example:8080/v1/status")).contains("management-cross-site");
    assertThat(curl("http://127.0.0.1.nip.example/v1/status")).contains("management-cross-site");
    assertThat(
            curl("-H", "Sec-Fetch-Site: cross-site", "-X", "POST", "http://localhost/v1/install"))
        .contains("management-cross-site");
    assertThat(curl("-H", "Origin: http://localhost:3000", "http://localhost:8080/v1/status"))
        .contains("management-cross-site");
    assertThat(curl("-H", "Origin: http://localhost:8080", "http://localhost:8080/v1/status"))
        .contains("\"version\"");
    assertThat(runtime.binary()).doesNotExist();
  }

  private String curl(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(Tool.find("curl") + "", "-sS", "--unix-socket", runtime.socket() + ""));
    all.addAll(List.of(arguments));
    return Command.of(directory, all.toArray(String[]::new)).run().orThrow().out();
  }
}
