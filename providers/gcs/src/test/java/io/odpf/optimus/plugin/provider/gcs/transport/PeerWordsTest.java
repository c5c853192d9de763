// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerWordsTest {
  @Test
  void formatsTextAsOnePlainLine() {
    assertThat(PeerWords.printable("  a\r\n\tb\u001b[31m \u202ec\u2028d\0 ", List.of()))
        .isEqualTo("a b [31m c d");
  }

  @Test
  void keepsWordsOfAllLanguages() {
    assertThat(PeerWords.printable("verboten für 名前 😀", List.of()))
        .isEqualTo("verboten für 名前 😀");
  }

  @Test
  void truncatesLongText() {
    assertThat(PeerWords.printable("x".repeat(100_000), List.of())).hasSize(303).endsWith("x...");
  }

  @Test
  void masksTheSecretsOfTheRequest() {
    HttpRequest request =
        new HttpRequest(
            "POST",
            URI.create("http://localhost/token"),
            Map.of("authorization", "Bearer ya29.t0ken"),
            "grant_type=refresh_token&refresh_token=1%2F%2Frefresh&client_secret=cl1ent-secret"
                .getBytes(StandardCharsets.UTF_8));
    List<Secret> secrets = SentSecrets.of(request);

    assertThat(
            PeerWords.printable(
                "refresh_token 1//refresh (1%2F%2Frefresh) cl1ent-secret ya29.t0ken", secrets))
        .isEqualTo("refresh_token **** (****) **** ****");
  }
}
