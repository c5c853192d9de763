// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static io.odpf.optimus.plugin.http.HttpFixture.client;
import static io.odpf.optimus.plugin.http.HttpFixture.get;
import static io.odpf.optimus.plugin.http.HttpFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.connection.NameLookup;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Request;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PooledHttpClientTest {
  @AutoClose private final HttpTestServer server = HttpTestServer.start();

  @Test
  void deliversTheBodyAsSent() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    server.on(
        "/f", (request, wire) -> wire.head(200, "Content-Length: " + content.length).send(content));
    try (PooledHttpClient client = client();
        HttpResponse response = client.send(HttpRequest.get(server.uri("/f")))) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.contentLength()).hasValue(content.length);
      assertThat(response.uri()).isEqualTo(server.uri("/f"));
      assertThat(response.body().readAllBytes()).isEqualTo(content);
      assertThat(response.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void joinsChunks() throws Exception {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(200, "Transfer-Encoding: chunked")
                .send("3;extension=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n"));
    try (PooledHttpClient client = client()) {
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 abcde");
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 abcde");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void acceptsABodyThatEndsWithTheConnection() throws Exception {
    server.on(
        "/f",
        (request, wire) -> {
          wire.head(200).send("abc");
          wire.close();
        });
    try (PooledHttpClient client = client()) {
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 abc");
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 abc");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void requestsAnyTypeAndNoContentCoding() throws Exception {
    server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    try (PooledHttpClient client = client()) {
      client.send(HttpRequest.get(server.uri("/f?q=1")).header("If-Match", "\"a\"")).close();
    }
    Request request = server.lastRequest();
    assertThat(request.target()).isEqualTo("/f?q=1");
    assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + server.port());
    assertThat(request.header("User-Agent")).startsWith("optimus-plugin");
    assertThat(request.header("If-Match")).isEqualTo("\"a\"");
    assertThat(request.headers()).doesNotContainKeys("accept-encoding", "authorization");
  }

  @Test
  void returnsTheLengthAndNoBodyForHead() throws Exception {
    server.on("/f", (request, wire) -> wire.head(200, "Content-Length: 1000", "ETag: \"a\""));
    try (PooledHttpClient client = client()) {
      for (int i = 0; i < 2; i++) {
        try (HttpResponse response = client.send(HttpRequest.head(server.uri("/f")))) {
          assertThat(response.contentLength()).hasValue(1000);
          assertThat(response.header("etag")).hasValue("\"a\"");
          assertThat(response.header("Last-Modified")).isEmpty();
          assertThat(response.body().readAllBytes()).isEmpty();
        }
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void returnsAllValuesOfAHeader() throws Exception {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(200, "X-Hash: crc32c=a", "x-hash: md5=b", "Content-Length: 0").send(""));
    try (PooledHttpClient client = client();
        HttpResponse response = client.send(HttpRequest.get(server.uri("/f")))) {
      assertThat(response.headers()).containsEntry("x-hash", List.of("crc32c=a", "md5=b"));
      assertThat(response.header("X-Hash")).hasValue("crc32c=a");
    }
  }

  @Test
  void deliversAContentCodingThatTheRequestAccepts() throws Exception {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(200, "Content-Encoding: gzip", "Content-Length: 3").send("\u001f\u008b\b"));
    HttpRequest request = HttpRequest.get(server.uri("/f"));
    try (PooledHttpClient client = client()) {
      try (HttpResponse response = client.send(request.header("Accept-Encoding", "gzip"))) {
        assertThat(response.body().readAllBytes()).containsExactly(0x1f, 0x8b, 8);
      }
      assertThat(catchThrowableOfType(HttpException.class, () -> client.send(request)).reason())
          .isEqualTo(HttpException.Reason.PROTOCOL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void sendsASmallBodyWhole(String method) throws Exception {
    server.on(
        "/token",
        (request, wire) ->
            wire.answer(200, "text/plain", new String(request.body(), StandardCharsets.UTF_8)));
    HttpRequest post =
        new HttpRequest(
            method,
            server.uri("/token"),
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            "grant=1".getBytes(StandardCharsets.UTF_8));
    try (PooledHttpClient client = client();
        HttpResponse response = client.send(post)) {
      assertThat(text(response)).isEqualTo("grant=1");
    }
  }

  @Test
  void skipsInterimResponses() throws Exception {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(103, "Link: </style.css>").head(100).answer(200, "text/plain", "ok"));
    try (PooledHttpClient client = client()) {
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
  }

  @Test
  void reusesAConnectionAfterItsBodyWasRead() throws Exception {
    server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    try (PooledHttpClient client = client()) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
      }
      client.send(HttpRequest.get(server.uri("/f"))).close();
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void closesAConnectionWhoseBodyIsLeftUnread() throws Exception {
    server.on(
        "/f", (request, wire) -> wire.head(200, "Content-Length: 100000").send(new byte[100_000]));
    try (PooledHttpClient client = client()) {
      client.send(HttpRequest.get(server.uri("/f"))).close();
      client.send(HttpRequest.get(server.uri("/f"))).close();
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void doesNotReuseAConnectionThatTheServerCloses() throws Exception {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(200, "Content-Length: 2", "Connection: Keep-Alive, Close").send("ok"));
    try (PooledHttpClient client = client()) {
      get(client, server.uri("/f"));
      get(client, server.uri("/f"));
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void replacesAReusedConnectionThatFailsOnce() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    server.on(
        "/f",
        (request, wire) -> {
          if (requests.incrementAndGet() == 2) {
            wire.close();
          } else {
            wire.answer(200, "text/plain", "ok");
          }
        });
    try (PooledHttpClient client = client()) {
      get(client, server.uri("/f"));
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
    assertThat(server.connections()).isEqualTo(2);
    assertThat(requests).hasValue(3);
  }

  @Test
  void discardsABodyThatFollowsAHead() throws Exception {
    server.on(
        "/f",
        (request, wire) -> {
          if (request.method().equals("HEAD")) {
            wire.head(200, "Content-Length: 17");
          } else if (request.connection() == 1) {
            wire.send("<html>late</html>\r\n").stall();
          } else {
            wire.answer(200, "text/plain", "ok");
          }
        });
    try (PooledHttpClient client = client()) {
      client.send(HttpRequest.head(server.uri("/f"))).close();
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void failsIfANewConnectionIsClosedWithoutAResponse() throws Exception {
    server.on("/f", (request, wire) -> wire.close());
    try (PooledHttpClient client = client()) {
      assertThatThrownBy(() -> client.send(HttpRequest.get(server.uri("/f"))))
          .isInstanceOfSatisfying(
              HttpException.class,
              e -> assertThat(e.reason()).isEqualTo(HttpException.Reason.BROKEN))
          .hasMessage("127.0.0.1:" + server.port() + " closed the connection without a response");
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void doesNotReuseAConnectionWithUnrequestedData() throws Exception {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(200, "Content-Length: 2").send("okHTTP/1.1 200 OK\r\nX: smuggled\r\n\r\n"));
    try (PooledHttpClient client = client()) {
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
      try (HttpResponse second = client.send(HttpRequest.get(server.uri("/f")))) {
        assertThat(second.header("X")).isEmpty();
      }
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void closesSocketsAndEndsCallsWhenClosed() throws Exception {
    server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    server.on("/stall", (request, wire) -> wire.head(200, "Content-Length: 5").stall());
    PooledHttpClient client = client();
    get(client, server.uri("/f"));
    HttpResponse open = client.send(HttpRequest.get(server.uri("/stall")));
    Thread closer = new Thread(client::close);
    closer.start();
    assertThatThrownBy(() -> open.body().read())
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("client was closed");
    closer.join();
    assertThatThrownBy(() -> client.send(HttpRequest.get(server.uri("/f"))))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("client was closed");
    Conditions.until(() -> server.openConnections() == 0);
    Conditions.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("optimus")));
  }

  @Test
  void reportsARefusedConnection() throws Exception {
    try (Socket deaf = HttpFixture.deafPort();
        PooledHttpClient client = client()) {
      String place = "127.0.0.1:" + deaf.getLocalPort();
      assertThatThrownBy(() -> client.send(HttpRequest.get(URI.create("http://" + place + "/"))))
          .isInstanceOfSatisfying(
              HttpException.class,
              e -> assertThat(e.reason()).isEqualTo(HttpException.Reason.UNREACHABLE))
          .hasMessage("cannot connect to " + place + ": Connection refused");
    }
  }

  @Test
  void reportsAnUnknownHost() throws Exception {
    NameLookup.Resolver nobody =
        host -> {
          throw new java.net.UnknownHostException(host);
        };
    try (PooledHttpClient client =
        new PooledHttpClient(HttpSettings.DEFAULT, HttpFixture.GENEROUS, Map.of(), nobody)) {
      assertThatThrownBy(() -> client.send(HttpRequest.get(URI.create("http://nowhere.test/x"))))
          .isInstanceOfSatisfying(
              HttpException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(HttpException.Reason.UNREACHABLE);
                assertThat(e.hint()).contains("spelling");
              })
          .hasMessage("unknown host 'nowhere.test'");
    }
  }

  @Test
  void triesTheNextAddressIfOneRefuses() throws Exception {
    server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    NameLookup.Resolver two =
        host ->
            new InetAddress[] {
              InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")
            };
    try (PooledHttpClient client =
        new PooledHttpClient(HttpSettings.DEFAULT, HttpFixture.GENEROUS, Map.of(), two)) {
      assertThat(get(client, server.uri("two.test", "/f"))).isEqualTo("200 ok");
    }
    assertThat(server.lastRequest().header("Host")).isEqualTo("two.test:" + server.port());
  }

  @Test
  void acceptsHostsWithAnUnderscore() throws Exception {
    server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    NameLookup.Resolver loopback = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    try (PooledHttpClient client =
        new PooledHttpClient(HttpSettings.DEFAULT, HttpFixture.GENEROUS, Map.of(), loopback)) {
      assertThat(get(client, server.uri("my_host", "/f"))).isEqualTo("200 ok");
    }
  }

  @Test
  void refusesALineBreakInAHeader() throws Exception {
    try (PooledHttpClient client = client()) {
      HttpRequest request =
          HttpRequest.get(server.uri("/f")).header("If-Match", "a\r\nInjected: yes");
      assertThatThrownBy(() -> client.send(request))
          .isInstanceOf(HttpException.class)
          .hasMessageContaining("'If-Match'")
          .hasMessageNotContaining("Injected");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void refusesAddressesThatAreNotHttp() throws Exception {
    try (PooledHttpClient client = client()) {
      for (String address : new String[] {"ftp://host/x", "/x", "http:///x", "http://h:99999/"}) {
        assertThatThrownBy(() -> client.send(HttpRequest.get(URI.create(address))))
            .as(address)
            .isInstanceOfSatisfying(
                HttpException.class,
                e -> assertThat(e.reason()).isEqualTo(HttpException.Reason.SETTINGS));
      }
    }
  }
}
