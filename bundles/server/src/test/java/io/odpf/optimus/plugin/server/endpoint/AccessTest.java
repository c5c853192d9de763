// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, roles and projects, and where the server listens. */
class AccessTest {
  private static final String BODY =
      "{\"scheduled_at\":\"2021-05-26T02:00:00Z\",\"instance_type\":\"TASK\"}";

  @TempDir static Path directory;
  private static ServedProject server;

  @BeforeAll
  static void start() throws Exception {
    server = ServedProject.start(directory, Optional.of(access()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Path access() throws Exception {
    return AccessLines.write(
        directory,
        "any container "
            + AccessLines.digest("any-token")
            + "\n"
            + "own container "
            + AccessLines.digest("own-token")
            + " neo-project\n"
            + "other container "
            + AccessLines.digest("other-token")
            + " other\n"
            + "ci deployer "
            + AccessLines.digest("ci-token")
            + "\n");
  }

  private static HttpResponse<String> register(String authorization) throws Exception {
    return server.send(
        server
            .request("/v1beta1" + ServedProject.INSTANCE)
            .header("Authorization", authorization)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(BODY)));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesARequestWithoutToken() throws Exception {
    HttpResponse<String> answer = server.post("/v1beta1" + ServedProject.INSTANCE, BODY);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(answer.body())
        .isEqualTo("{\"code\":16,\"message\":\"the request has no credential\",\"details\":[]}");
  }

  @Test
  void refusesAWrongToken() throws Exception {
    assertThat(register("Bearer any-tokem").statusCode()).isEqualTo(401);
    assertThat(register(basic("ci:any-token")).statusCode()).isEqualTo(401);
  }

  @Test
  void takesATokenAsBearerAndBasic() throws Exception {
    assertThat(register("Bearer any-token").statusCode()).isEqualTo(200);
    assertThat(register(basic("any:any-token")).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesTheJobOfAnotherProject() throws Exception {
    assertThat(register("Bearer own-token").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = register("Bearer other-token");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("other may not use the project 'neo-project'");
  }

  @Test
  void keepsARoleFromTheOperationsOfTheNext() throws Exception {
    String secrets = "/v1beta1/project/neo-project/secret";

    assertThat(
            server
                .send(server.request(secrets).header("Authorization", "Bearer own-token"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            server
                .send(server.request(secrets).header("Authorization", "Bearer ci-token"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesToListenForOtherMachinesWithoutTlsAndTokens() throws Exception {
    ServerSettings bare = new ServerSettings("0.0.0.0", 0, Optional.empty(), Optional.empty());
    ServerSettings clear =
        new ServerSettings(
            "0.0.0.0", 0, Optional.empty(), Optional.of(directory.resolve("access")));

    assertThatThrownBy(() -> ServerEndpoint.start(bare, server.jobs()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no access file");
    assertThatThrownBy(() -> ServerEndpoint.start(clear, server.jobs()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no certificate");
  }

  @Test
  void refusesWebPagesAndOtherHostNamesWithoutTokens(@TempDir Path open) throws Exception {
    try (ServedProject local = ServedProject.start(open)) {
      assertThat(
              local
                  .send(
                      local
                          .request("/v1beta1/project")
                          .header("Origin", "http://localhost:" + local.port()))
                  .statusCode())
          .isEqualTo(403);
      assertThat(raw(local, "evil.example")).startsWith("HTTP/1.1 403");
      assertThat(raw(local, "127.0.0.1")).startsWith("HTTP/1.1 200");
    }
  }

  private static String raw(ServedProject local, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", local.port())) {
      String request =
          "GET /api/v1beta1/project HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
