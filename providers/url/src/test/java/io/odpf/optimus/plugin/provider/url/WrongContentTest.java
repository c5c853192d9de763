// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static io.odpf.optimus.plugin.provider.url.UrlFixture.artifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Answers with status 200 that are no artifacts. */
class WrongContentTest {
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private final UrlFixture fixture = new UrlFixture();

  @Test
  void reportsALoginPage() throws Exception {
    serve(
        "neo.tar.gz",
        "text/html",
        "\n<!DOCTYPE html>\n<html><head>"
            + "<meta>".repeat(200)
            + "<title>\n Sign in\u001b[31m to  Forge</title></head></html>");
    ProviderException failure = failure("neo.tar.gz");
    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure)
        .hasMessage(
            server.uri("/neo.tar.gz")
                + " answered with an HTML page titled 'Sign in [31m to Forge' instead of an"
                + " archive");
    assertThat(failure.hint()).isEqualTo("it looks like a login page: check the provider's auth");
  }

  @Test
  void reportsALoginPageAfterARedirect() throws Exception {
    server.on("/neo.zip", (request, wire) -> wire.head(302, "Location: /login?from=secret"));
    serve("login", "text/html", "<html><body><input type=\"password\"></body></html>");
    ProviderException failure = failure("neo.zip");
    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure)
        .hasMessage(
            server.uri("/neo.zip")
                + " redirected to "
                + server.uri("/login")
                + ", which answered with an HTML page instead of an archive");
  }

  @Test
  void reportsAnyPageWhateverItsContentType() throws Exception {
    serve("neo", "application/octet-stream", "<html><title>Index of /</title></html>");
    ProviderException failure = failure("neo");
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("an HTML page titled 'Index of /'");
    assertThat(failure.hint()).contains("path");
  }

  @Test
  void reportsAnErrorDocument() throws Exception {
    serve("neo.tgz", "application/json", "{\"error\": \"no such release\"}");
    assertThat(failure("neo.tgz"))
        .hasMessageContaining("JSON ('{\"error\": \"no such release\"}') instead of an archive");
    serve("neo", "application/xml", "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>");
    assertThat(failure("neo")).hasMessageContaining("XML ('<?xml");
    serve("neo.zip", "text/plain", "Not ready yet.");
    assertThat(failure("neo.zip")).hasMessageContaining("text ('Not ready yet.')");
  }

  /** A character of two chars at the excerpt's end, and one that shows nothing. */
  @Test
  void truncatesTitlesAtCharactersAndShowsHiddenOnes() throws Exception {
    serve("neo.zip", "text/plain", "x".repeat(58) + "\udb40\udc41\ud83d\ude80 and more");
    assertThat(failure("neo.zip"))
        .hasMessageContaining("text ('" + "x".repeat(58) + "?\ud83d\ude80')");
  }

  @Test
  void checksumsAndSignaturesAreText() throws Exception {
    for (String name : new String[] {"checksums.txt", "neo.sig", "bundle.json", "neo.zip.sha256"}) {
      serve(name, "text/plain", name.endsWith("json") ? "{\"a\":1}" : "9f86d0  neo.tar.gz\n");
      assertThat(fetch(name)).as(name).isNotEmpty();
    }
  }

  @Test
  void acceptsAnArchiveWithAnyContentType() throws Exception {
    byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3, 4};
    for (String type : new String[] {"text/plain", "text/html; charset=utf-8"}) {
      server.on(
          "/neo.tar.gz",
          (request, wire) ->
              wire.head(200, "Content-Type: " + type, "Content-Length: " + gzip.length).send(gzip));
      assertThat(fetch("neo.tar.gz")).as(type).isEqualTo(gzip);
    }
  }

  private void serve(String name, String type, String body) {
    server.on("/" + name, (request, wire) -> wire.answer(200, type, body));
  }

  private byte[] fetch(String name) throws Exception {
    RecordingSink sink = new RecordingSink();
    fixture.provider(server.uri("")).fetch(artifact(name, null), sink);
    return sink.content();
  }

  private ProviderException failure(String name) {
    return catchThrowableOfType(
        ProviderException.class, () -> new String(fetch(name), StandardCharsets.UTF_8).isEmpty());
  }
}
