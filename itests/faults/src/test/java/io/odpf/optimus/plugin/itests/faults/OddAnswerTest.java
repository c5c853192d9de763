// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete responses that are wrong, and unusual ones that are valid. */
class OddAnswerTest {
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @TempDir Path directory;
  private Machine machine;
  private Plugin plugin;

  @BeforeEach
  void haveAPlugin() throws Exception {
    plugin = Plugin.create(directory, 1);
    machine = new Machine(directory).from(server.uri(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "x-gzip", "br", "deflate, gzip", "aws-chunked", "none", "\u001b[2J"})
  void aContentCodingThatTheArchiveIsNotIn(String coding) throws Exception {
    server.on("/neo.tar.gz", whole("Content-Encoding: " + coding));
    machine.installs(plugin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate, gzip"})
  void refusesAnUnrequestedContentCoding(String coding) throws Exception {
    byte[] coded = {11, 1, -128, 'a', 'b', 'c', 3};
    refused(
        (request, wire) -> {
          wire.head(200, "Content-Encoding: " + coding, "Content-Length: " + coded.length);
          if (request.method().equals("GET")) {
            wire.send(coded);
          }
        },
        "source-invalid",
        "Content-Encoding",
        2);
  }

  @Test
  void requestsNoContentCoding() throws Exception {
    server.on("/neo.tar.gz", new ServedFile(plugin.archive(), null, null));
    machine.installs(plugin);
    assertThat(server.requests()).allMatch(request -> request.header("Accept-Encoding") == null);
  }

  @Test
  void refusesALoginPage() throws Exception {
    refused(
        (request, wire) ->
            wire.answer(
                200, "text/html", "<!doctype html><title>Sign in</title><input type=\"password\">"),
        "denied",
        "Sign in",
        2);
  }

  @Test
  void refusesALoginPageWithTheTypeOfAnArchive() throws Exception {
    refused(
        (request, wire) ->
            wire.answer(200, "application/gzip", "<html><body>Please log on</body></html>"),
        "source-invalid",
        "an HTML page",
        2);
  }

  @Test
  void refusesAMessageInJson() throws Exception {
    refused(
        (request, wire) -> wire.answer(200, "application/json", "{\"error\":\"gone\"}"),
        "source-invalid",
        "JSON",
        2);
  }

  @Test
  void refusesAnEmptyResponse() throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.head(200, "Content-Length: 0"));
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
    assertThat(attempt.problem().message()).contains("neo.tar.gz").contains("empty");
    assertThat(attempt.retries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 204, 205, 206, 226, 300, 304, 305, 600, 999})
  void refusesAStatusWithoutAFile(int status) throws Exception {
    server.on("/neo.tar.gz", (request, wire) -> wire.head(status, "Content-Length: 0"));
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
    assertThat(attempt.problem().message()).contains("" + status);
  }

  @Test
  void limitsTheSizeOfAHeader() throws Exception {
    refused(
        (request, wire) -> wire.send("HTTP/1.1 200 OK\r\nX: ").drip("x".repeat(1 << 16), 0),
        "source-invalid",
        "header that is too large",
        2);
  }

  @Test
  void limitsTheNumberOfHeaders() throws Exception {
    refused(
        (request, wire) -> wire.send("HTTP/1.1 200 OK\r\n").drip("X: y\r\n".repeat(1000), 0),
        "source-invalid",
        "header that is too large",
        2);
  }

  @Test
  void limitsTheNumberOfInterimResponses() throws Exception {
    refused(
        (request, wire) -> wire.drip("HTTP/1.1 100 Go\r\n\r\n".repeat(100), 0),
        "source-invalid",
        "interim responses",
        2);
  }

  @Test
  void limitsTheNumberOfEmptyLines() throws Exception {
    refused(
        (request, wire) -> wire.drip("\r\n".repeat(1000), 0),
        "source-invalid",
        "header that is too large",
        2);
  }

  @Test
  void limitsTheLengthOfAChunkSize() throws Exception {
    refused(
        (request, wire) -> {
          wire.head(200, "Transfer-Encoding: chunked");
          if (request.method().equals("GET")) {
            wire.drip("0".repeat(1 << 14), 0);
          }
        },
        "source-invalid",
        "malformed chunk",
        2);
  }

  @Test
  void limitsTheSizeOfTrailers() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "Transfer-Encoding: chunked");
          if (request.method().equals("GET")) {
            wire.send(Integer.toHexString(plugin.archive().length) + "\r\n")
                .send(plugin.archive())
                .send("\r\n0\r\n")
                .drip("X: y\r\n".repeat(1000), 0);
          }
        });
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
  }

  @Test
  void skipsAFewInterimResponses() throws Exception {
    Answer good = new ServedFile(plugin.archive(), "\"a\"", null);
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".repeat(3));
          good.to(request, wire);
        });
    machine.installs(plugin);
  }

  @Test
  void acceptsAResponseOfHttp10() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.send("HTTP/1.0 200 OK\r\nContent-Length: " + plugin.archive().length + "\r\n\r\n");
          if (request.method().equals("GET")) {
            wire.send(plugin.archive());
          }
          wire.close();
        });
    machine.installs(plugin);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void acceptsAResponseOfHttp10WithoutALength() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.send("HTTP/1.0 200 OK\r\n\r\n");
          if (request.method().equals("GET")) {
            wire.send(plugin.archive());
          }
          wire.close();
        });
    machine.installs(plugin);
  }

  @Test
  void refusesAnotherProtocol() throws Exception {
    refused(
        (request, wire) -> wire.send("220 mail.example.com ESMTP\r\n").stall(),
        "source-invalid",
        "not HTTP",
        2);
  }

  @Test
  void ignoresEmptyTags() throws Exception {
    for (String tag : new String[] {"\"\"", "W/\"a\"", "a", "\"" + "x".repeat(5000) + "\""}) {
      server.on("/neo.tar.gz", new ServedFile(plugin.archive(), tag, null));
      machine.installs(plugin);
    }
  }

  private Answer whole(String header) {
    return (request, wire) -> {
      wire.head(200, header, "Content-Length: " + plugin.archive().length);
      if (request.method().equals("GET")) {
        wire.send(plugin.archive());
      }
    };
  }

  private void refused(Answer answer, String code, String words, int requests) throws Exception {
    server.on("/neo.tar.gz", answer);
    Attempt attempt = machine.fails(code);
    assertThat(attempt.problem().message()).contains(words).doesNotContain("\u001b");
    assertThat(attempt.retries()).isEmpty();
    assertThat(server.requests()).hasSize(requests);
  }
}
