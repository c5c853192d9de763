// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.management.access.Role;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests for pages of other bundles, until a bundle has them. */
@Tag("process")
class ServletPagesTest {
  @TempDir Path directory;
  private TestRuntime runtime;
  private RestClient rest;

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
    rest = new RestClient(runtime, HttpClient.Version.HTTP_2);
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  private HttpResponse<InputStream> get(String path, Role role) throws Exception {
    return rest.send(rest.request(path, token(role)));
  }

  private HttpResponse<InputStream> post(String path, Role role, byte[] body) throws Exception {
    return rest.send(
        rest.request(path, token(role)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static Optional<String> token(Role role) {
    return role == Role.ANYONE ? Optional.empty() : Optional.of(TestRuntime.token(role));
  }

  @Test
  void reachAPageOnlyWithTheRoleOfItsArea() throws Exception {
    assertThat(get("/app/echo", Role.ANYONE).statusCode()).isEqualTo(401);
    assertThat(get("/app/echo", Role.READER).statusCode()).isEqualTo(200);
    assertThat(get("/system/console/echo", Role.ANYONE).statusCode()).isEqualTo(401);
    assertThat(get("/system/console/echo", Role.CLIENT).statusCode()).isEqualTo(403);
    assertThat(get("/system/console/echo", Role.OPERATOR).statusCode()).isEqualTo(200);
    assertThat(get("/system/consoles/echo", Role.OPERATOR).statusCode()).isEqualTo(404);
    assertThat(get("/app/missing", Role.READER).statusCode()).isEqualTo(404);
  }

  @Test
  void reachAPageWithoutWhatProvesWhoSentThem() throws Exception {
    HttpResponse<InputStream> reply =
        rest.send(
            rest.request("/app/echo", token(Role.READER))
                .headers("Cookie", "a=1; __Host-optimus-session=secret; b=2")
                .headers("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("the body")));

    assertThat(RestClient.text(reply))
        .contains("/app/echo", "reader-token", "a=1; b=2", "the body")
        .doesNotContain("secret", TestRuntime.token(Role.READER));
  }

  @Test
  void areRefusedIfTheirPathCouldBeAnotherOne() throws Exception {
    for (String path :
        new String[] {
          "/app/../system/console/echo",
          "/app/%2e%2e/system/console/echo",
          "/app/..;/system/console/echo",
          "/app/;x/echo",
          "/app/./echo",
          "/app//echo",
          "/app/%2fecho",
          "/app/%5cecho",
          "/app/%252fecho",
          "/app/%00echo",
          "/app/..",
          "/%61pp/../system/console/echo",
          "/system%2fconsole/echo"
        }) {
      assertThat(get(path, Role.READER).statusCode()).as(path).isIn(400, 403, 404);
    }
    assertThat(get("/app/caf%C3%A9/echo", Role.READER).statusCode()).isEqualTo(200);
  }

  @Test
  void haveTheLimitsAndTheFailuresOfTheApi() throws Exception {
    assertThat(post("/app/echo", Role.READER, new byte[(4 << 20) + 1]).statusCode()).isEqualTo(413);
    HttpResponse<InputStream> broken = get("/app/broken", Role.READER);
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(RestClient.text(broken)).contains("management-defect").doesNotContain("secret");
    assertThat(
            rest.send(
                    rest.request("/app/echo", token(Role.READER))
                        .method("TRACE", HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(405);
    assertThat(
            rest.send(
                    rest.request("/app/echo", token(Role.READER))
                        .header("Origin", "https://evil.example"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void getAPolicyThatPermitsNothingFromElsewhere() throws Exception {
    for (String page : new String[] {"/app/echo", "/app/bad"}) {
      assertThat(get(page, Role.READER).headers().firstValue("Content-Security-Policy"))
          .as(page)
          .hasValueSatisfying(
              policy -> assertThat(policy).startsWith("default-src 'self'; base-uri 'none'"));
    }
  }

  @Test
  void areRecordedIfTheyChangeSomethingByTheConsole() throws Exception {
    get("/system/console/echo", Role.OPERATOR);
    post("/app/echo", Role.READER, new byte[0]);
    assertThat(runtime.audit()).doesNotExist();

    post("/system/console/echo", Role.OPERATOR, new byte[0]);
    post("/system/console/bad", Role.OPERATOR, new byte[0]);

    Path log = runtime.audit().resolve("audit.jsonl");
    // The last entry is written after the reply.
    Eventually.until(() -> "no failure", () -> Files.readString(log).contains("\"failed\""));
    assertThat(Files.readString(log))
        .containsSubsequence(
            "\"outcome\":\"begun\"",
            "\"outcome\":\"done\",\"method\":\"POST /system/console/echo\"",
            "\"outcome\":\"begun\"",
            "\"outcome\":\"failed\",\"method\":\"POST /system/console/bad\"")
        .contains("\"caller\":\"operator-token\"");
  }
}
