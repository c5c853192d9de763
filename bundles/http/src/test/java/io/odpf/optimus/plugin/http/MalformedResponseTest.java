// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static io.odpf.optimus.plugin.http.HttpFixture.client;
import static io.odpf.optimus.plugin.http.HttpFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MalformedResponseTest {
  @AutoClose private final HttpTestServer server = HttpTestServer.start();

  @Test
  void failsIfTheBodyIsTruncated() throws Exception {
    HttpException failure =
        failure(
            (request, wire) -> {
              wire.head(200, "Content-Length: 100").send("abcde");
              wire.close();
            });
    assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
    assertThat(failure)
        .hasMessage(here() + " closed the connection after 5 of 100 bytes of the body");
  }

  @Test
  void failsIfTheConnectionIsResetInTheBody() throws Exception {
    HttpException failure =
        failure(
            (request, wire) -> {
              wire.head(200, "Content-Length: 100").send("abcde");
              wire.reset();
            });
    assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void failsIfChunksAreTruncated() throws Exception {
    for (String chunks : new String[] {"3\r\nabc\r\n", "9\r\nabc", "3\r\nabc\r\n0\r", "3\r\nabc"}) {
      HttpException failure =
          failure(
              (request, wire) -> {
                wire.head(200, "Transfer-Encoding: chunked").send(chunks);
                wire.close();
              });
      assertThat(failure.reason()).as(chunks).isEqualTo(Reason.BROKEN);
      assertThat(failure).hasMessageContaining("closed the connection after 3 bytes of the body");
    }
  }

  @Test
  void failsIfAChunkIsMalformed() throws Exception {
    for (String chunks : new String[] {"xyz\r\nabc\r\n", "-1\r\n", "2\r\nabc\r\n"}) {
      HttpException failure =
          failure(
              (request, wire) -> wire.head(200, "Transfer-Encoding: chunked").send(chunks).stall());
      assertThat(failure.reason()).as(chunks).isEqualTo(Reason.PROTOCOL);
    }
  }

  @Test
  void failsIfTheHeaderIsTruncated() throws Exception {
    for (String header :
        new String[] {"HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nETag: 1", "HTTP/1.1 2"}) {
      HttpException failure =
          failure(
              (request, wire) -> {
                wire.send(header);
                wire.close();
              });
      assertThat(failure.reason())
          .as(header)
          .isIn(header.endsWith(" 2") ? Reason.PROTOCOL : Reason.BROKEN);
    }
  }

  @Test
  void quotesAResponseThatIsNotHttp() throws Exception {
    HttpException failure =
        failure((request, wire) -> wire.send("SSH-2.0-OpenSSH_9.2\u001b[31m\r\n").stall());
    assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(failure)
        .hasMessage(
            here()
                + " violated HTTP: it answered 'SSH-2.0-OpenSSH_9.2\\u{1b}[31m', which is"
                + " not HTTP/1");
    assertThat(failure.hint()).contains("port");
  }

  @Test
  void refusesMalformedHeaderLines() throws Exception {
    for (String line : new String[] {"no colon", "Content-Length : 3", ": value", " folded: 1"}) {
      HttpException failure = failure((request, wire) -> wire.head(200, line).stall());
      assertThat(failure.reason()).as(line).isEqualTo(Reason.PROTOCOL);
      assertThat(failure).hasMessageContaining("which is not a header");
    }
  }

  @Test
  void refusesOtherVersionsAndStatuses() throws Exception {
    for (String line :
        new String[] {
          "HTTP/2 200", "HTTP/1.1 20", "HTTP/1.1 2000 x", "HTTP/1.1 -20", "HTTP/1.1 000 OK"
        }) {
      HttpException failure = failure((request, wire) -> wire.send(line + "\r\n\r\n").stall());
      assertThat(failure.reason()).as(line).isEqualTo(Reason.PROTOCOL);
    }
  }

  @Test
  void limitsTheLengthOfAHeaderLine() throws Exception {
    HttpException failure =
        failure(
            (request, wire) ->
                wire.head(200, "X-Huge: " + "x".repeat(1 << 20), "Content-Length: 0"));
    assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(failure).hasMessage(here() + " sent a response header that is too large");
  }

  @Test
  void limitsTheNumberOfHeaders() throws Exception {
    String[] many = new String[300];
    java.util.Arrays.fill(many, "X: y");
    HttpException failure = failure((request, wire) -> wire.head(200, many));
    assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(failure).hasMessageContaining("too large");
  }

  @Test
  void limitsTheNumberOfInterimResponses() throws Exception {
    HttpException failure = failure((request, wire) -> wire.drip("HTTP/1.1 100 Go\r\n\r\n", 0));
    assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
  }

  @Test
  void refusesAnotherProtocol() throws Exception {
    HttpException failure = failure((request, wire) -> wire.head(101, "Upgrade: h2c").stall());
    assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
  }

  @Test
  void refusesContradictoryLengths() throws Exception {
    String[][] headers = {
      {"Content-Length: 3", "Content-Length: 5"},
      {"Content-Length: 3", "Content-Length: 3"},
      {"Content-Length: 3", "Transfer-Encoding: chunked"},
      {"Transfer-Encoding: gzip, chunked"},
      {"Transfer-Encoding: chunked", "Transfer-Encoding: identity"},
      {"Content-Length: +3"},
      {"Content-Length: -3"},
      {"Content-Length: 3, 3"},
      {"Content-Length: "},
      {"Content-Length: 99999999999999999999"},
    };
    for (String[] header : headers) {
      HttpException failure =
          failure((request, wire) -> wire.head(200, header).send("3\r\nabc\r\n0\r\n\r\n").stall());
      assertThat(failure.reason()).as(String.join(", ", header)).isEqualTo(Reason.PROTOCOL);
    }
  }

  @Test
  void refusesAnUnrequestedContentCoding() throws Exception {
    Map<String, byte[]> bodies =
        Map.of(
            "gzip", bytes("\u001f\u008b\b"),
            "X-GZIP", bytes("\u001f\u008b\b"),
            "aws-chunked, gzip", bytes("\u001f\u008b\b"),
            "zstd", bytes("(\u00b5/\u00fd$"),
            "compress", bytes("\u001f\u009d\u0090"),
            "deflate", bytes("x\u009cKLJ"),
            "br", bytes("\u000b\u0001\u0080abc\u0003"));
    for (String coding : bodies.keySet()) {
      byte[] body = bodies.get(coding);
      HttpException failure =
          failure(
              (request, wire) ->
                  wire.head(200, "Content-Encoding: " + coding, "Content-Length: " + body.length)
                      .send(body));
      assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
      assertThat(failure)
          .hasMessage(
              here()
                  + " sent a response with Content-Encoding '"
                  + coding
                  + "', which was not requested");
    }
  }

  @Test
  void ignoresAContentCodingThatWasNotApplied() throws Exception {
    String[][] cases = {
      {"/f", "identity", "abc"},
      {"/f", "none", "\u001f\u008b\b"},
      {"/f", "binary", "\u001f\u008b\b"},
      {"/f", "UTF-8", "\u001f\u008b\b"},
      {"/f", "aws-chunked", "\u001f\u008b\b"},
      {"/f", "aws-chunked,identity", "\u001f\u008b\b"},
      {"/f", "", "\u001f\u008b\b"},
      {"/f.tgz", "gzip", "\u001f\u008b\b"},
      {"/f.tar.gz", "x-gzip", "\u001f\u008b\b"},
      {"/f.TAR.GZ", "aws-chunked, gzip", "\u001f\u008b\b"},
      {"/f.tar.zst", "zstd", "(\u00b5/\u00fd$"},
      {"/f.zip", "gzip", "PK\u0003\u0004"},
      {"/f.zip", "br", "PK\u0003\u0004"},
      {"/f", "deflate", "\u007fELF\u0002"},
      {"/f.tgz", "br", "\u001f\u008b\b"},
      {"/checksums.txt", "gzip", "0123456789abcdef  neo\n"},
      {"/checksums.txt", "br", "0123456789abcdef  neo\n"},
      {"/f", "gzip", ""},
    };
    for (String[] one : cases) {
      byte[] body = bytes(one[2]);
      server.on(
          one[0],
          (request, wire) -> {
            wire.head(200, "Content-Encoding: " + one[1], "Content-Length: " + body.length);
            if (request.method().equals("GET")) {
              wire.send(body);
            }
          });
      try (PooledHttpClient client = client();
          HttpResponse response = client.send(HttpRequest.get(server.uri(one[0])))) {
        assertThat(response.body().readAllBytes()).as(one[0] + " " + one[1]).isEqualTo(body);
        client.send(HttpRequest.head(server.uri(one[0]))).close();
      }
    }
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsFailingAfterABodyFailed() throws Exception {
    server.on(
        "/f",
        (request, wire) -> {
          wire.head(200, "Content-Length: 100").send("abcde");
          wire.close();
        });
    try (PooledHttpClient client = client();
        HttpResponse response = client.send(HttpRequest.get(server.uri("/f")))) {
      for (int i = 0; i < 2; i++) {
        assertThat(
                catchThrowableOfType(
                    java.io.IOException.class, () -> response.body().readAllBytes()))
            .isNotNull();
      }
    }
  }

  private String here() {
    return "127.0.0.1:" + server.port();
  }

  private HttpException failure(Answer answer) throws Exception {
    server.on("/f", answer);
    try (PooledHttpClient client = client()) {
      return catchThrowableOfType(HttpException.class, () -> get(client, server.uri("/f")));
    }
  }
}
