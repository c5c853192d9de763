// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static io.odpf.optimus.plugin.provider.url.UrlFixture.artifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What servers say in the JSON of error responses. */
class ErrorWordsTest {
  private static String words(String json) {
    return ErrorWords.of(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsTheMessageUnderTheNamesThatServersUse() {
    assertThat(
            words(
                """
                {"problems": [{"code": "management-no-lock", "message": "there is no lock file",
                  "hint": "lock it"}, {"code": "second", "message": "another"}]}
                """))
        .isEqualTo("there is no lock file (management-no-lock)");
    assertThat(words("{\"message\":\"Not Found\",\"documentation_url\":\"https://x\"}"))
        .isEqualTo("Not Found");
    assertThat(words("{\"errors\":[{\"status\":404,\"message\":\"File not found.\"}]}"))
        .isEqualTo("File not found.");
    assertThat(words("{\"type\":\"about:blank\",\"title\":\"Gone\",\"detail\":\"moved away\"}"))
        .isEqualTo("moved away");
    assertThat(words("{\"error\" : \"invalid_token\"}")).isEqualTo("invalid_token");
  }

  @Test
  void hasNoWordsForOtherDocuments() {
    for (String json :
        new String[] {"", "{}", "[1]", "\"message\"", "{\"message\": 7}", "{\"messa"}) {
      assertThat(words(json)).as(json).isEmpty();
    }
  }

  @Test
  void showsNeitherSecretsNorControlCharactersNorMuch() {
    assertThat(words("{\"message\":\"a\\u001b[31m\\nb \\ud83d\\ude80 \\u202e \\/ \\\"c\\\"\"}"))
        .isEqualTo("a [31m b \ud83d\ude80   / \"c\"");
    assertThat(words("{\"message\":\"sent https://user:hush@host/?key=hush, token: hush\"}"))
        .doesNotContain("hush");
    assertThat(words("{\"message\":\"" + "x".repeat(9000))).hasSize(300);
  }

  @Test
  void readsAnyBytes() {
    Random random = new Random(17);
    String alphabet = "\"\\{}[]:,message errorcodu0 1\u0000\ud800é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(60); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(words(text.toString()).length()).isLessThan(400);
    }
  }

  @Test
  void endsAFailureWithTheServersWordsAndKeepsItsDelay() throws Exception {
    try (HttpTestServer server = HttpTestServer.start();
        UrlFixture fixture = new UrlFixture()) {
      server.on(
          "/neo",
          (request, wire) -> {
            String body = "{\"message\":\"in maintenance\"}";
            wire.head(
                    503,
                    "Content-Type: application/problem+json",
                    "Retry-After: 7",
                    "Content-Length: " + body.length())
                .send(body);
          });
      ProviderException failure =
          catchThrowableOfType(
              ProviderException.class,
              () ->
                  fixture
                      .provider(server.uri(""))
                      .fetch(artifact("neo", null), new RecordingSink()));
      assertThat(failure).hasMessage(server.uri("/neo") + " answered 503: in maintenance");
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
      assertThat(failure.isTold()).isTrue();
    }
  }
}
