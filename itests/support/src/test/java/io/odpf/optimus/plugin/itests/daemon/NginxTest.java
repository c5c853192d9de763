// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies the web servers with curl. */
class NginxTest {
  @TempDir Path directory;
  private Certificates certificates;
  private Nginx nginx;

  @BeforeEach
  void start() throws Exception {
    certificates = Certificates.create(directory.resolve("certificates"));
    nginx = Nginx.start(directory.resolve("nginx"), certificates);
    Files.writeString(nginx.files().resolve("a.txt"), "content");
  }

  @AfterEach
  void stop() {
    nginx.close();
  }

  @Test
  void recordsRequestsAndResponses() {
    curl("-r", "3-", nginx.http() + "/files/a.txt");

    assertThat(nginx.requests())
        .containsExactly(
            new ServedRequest("GET", "http", "/files/a.txt", 206, 4, "bytes=3-", "-", "-"));
    nginx.forgetRequests();
    assertThat(nginx.requests()).isEmpty();
  }

  @Test
  void requiresValidCredentials() {
    assertThat(status("/basic/a.txt")).isEqualTo("401");
    assertThat(status("/basic/a.txt", "-u", Nginx.USER + ":" + Nginx.PASSWORD)).isEqualTo("200");
    assertThat(status("/bearer/a.txt")).isEqualTo("401");
    assertThat(status("/bearer/a.txt", "-H", "Authorization: Bearer " + Nginx.TOKEN))
        .isEqualTo("200");
    assertThat(status("/key/a.txt")).isEqualTo("403");
    assertThat(status("/key/a.txt", "-H", "X-Api-Key: " + Nginx.API_KEY)).isEqualTo("200");
  }

  @Test
  void redirectsAndRefuses() {
    assertThat(curl("-L", nginx.http() + "/moved/302/a.txt").out()).isEqualTo("content");
    assertThat(curl("-L", nginx.http() + "/elsewhere/a.txt").out()).isEqualTo("content");
    assertThat(
            curl("-L", "--cacert", certificates.authority() + "", nginx.http() + "/secured/a.txt")
                .out())
        .isEqualTo("content");
    assertThat(status("/login/a.txt")).isEqualTo("200");
    assertThat(curl(nginx.http() + "/login/a.txt").out()).startsWith("<!DOCTYPE html>");
    assertThat(status("/status/503/a.txt")).isEqualTo("503");
    assertThat(status("/files/none.txt")).isEqualTo("404");
  }

  @Test
  void presentsEachKindOfCertificate() {
    assertThat(overTls(nginx.https()).out()).isEqualTo("content");
    assertThat(overTls(nginx.expiredHttps()).err()).contains("expired");
    assertThat(overTls(nginx.wrongHostHttps()).err()).contains("localhost");
    assertThat(overTls(nginx.selfSignedHttps()).err())
        .containsIgnoringCase("self-signed certificate");
    assertThat(overTls(nginx.clientHttps()).out()).contains("400 No required SSL certificate");
    assertThat(
            overTls(
                    nginx.clientHttps(),
                    "--cert",
                    certificates.client() + "",
                    "--key",
                    certificates.clientKey() + "")
                .out())
        .isEqualTo("content");
  }

  @Test
  void isReachedThroughAProxy() {
    try (ConnectProxy proxy = ConnectProxy.start(directory.resolve("proxy"), "me", "secret")) {
      assertThat(
              curl("-x", "http://me:secret@" + proxy.authority(), nginx.http() + "/files/a.txt")
                  .out())
          .isEqualTo("content");
      assertThat(overTls(nginx.https(), "-x", "http://me:secret@" + proxy.authority()).out())
          .isEqualTo("content");
      assertThat(overTls(nginx.https(), "-x", proxy.url()).exitCode()).isNotZero();
      assertThat(proxy.log()).contains("CONNECT localhost:");
    }
  }

  private Result overTls(String address, String... more) {
    return curl(
        Stream.concat(
                Stream.of("--cacert", certificates.authority() + "", address + "/files/a.txt"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String status(String path, String... more) {
    return curl(Stream.concat(
                Stream.of("-o", "/dev/null", "-w", "%{http_code}", nginx.http() + path),
                Stream.of(more))
            .toArray(String[]::new))
        .out();
  }

  private Result curl(String... arguments) {
    return new Command(
            Stream.concat(Stream.of(Tool.find("curl") + "", "-sS"), Stream.of(arguments)).toList(),
            directory,
            java.util.Map.of())
        .run();
  }
}
