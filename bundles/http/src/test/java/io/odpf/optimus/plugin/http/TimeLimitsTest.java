// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static io.odpf.optimus.plugin.http.HttpFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.http.connection.NameLookup;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(200);
  @AutoClose private final HttpTestServer server = HttpTestServer.start();

  @Test
  void endsAWaitForAResponseAtTheIdleLimit() throws Exception {
    server.on("/f", (request, wire) -> wire.stall());
    HttpException failure = failure(new Timeouts(LONG, SHORT, LONG));
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure).hasMessage("127.0.0.1:" + server.port() + " sent nothing for 200 ms");
    assertThat(failure.hint()).contains("timeouts.idle");
  }

  @Test
  void endsAStalledBodyAtTheIdleLimit() throws Exception {
    server.on("/f", (request, wire) -> wire.head(200, "Content-Length: 9").send("abc").stall());
    HttpException failure = failure(new Timeouts(LONG, SHORT, LONG));
    assertThat(failure).hasMessageContaining("sent nothing for 200 ms");
  }

  @Test
  void endsASlowBodyAtTheTotalLimit() throws Exception {
    server.on("/f", (request, wire) -> wire.head(200, "Content-Length: 99999999").drip("x", 5));
    HttpException failure = failure(new Timeouts(LONG, LONG, SHORT));
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure).hasMessageContaining("did not finish within 200 ms");
    assertThat(failure.hint()).contains("timeouts.total");
  }

  @Test
  void endsASlowHeaderAtTheTotalLimit() throws Exception {
    server.on("/f", (request, wire) -> wire.send("HTTP/1.1 200 OK\r\n").drip("X: y\r\n", 5));
    assertThat(failure(new Timeouts(LONG, LONG, SHORT)))
        .hasMessageContaining("did not finish within 200 ms");
  }

  @Test
  void countsAllRedirectsTowardsOneTotalLimit() throws Exception {
    for (int i = 0; i < 10; i++) {
      String next = "/f" + (i + 1);
      server.on(
          i == 0 ? "/f" : "/f" + i,
          (request, wire) -> wire.head(302, "Location: " + next, "Content-Length: 0"));
    }
    server.on("/f10", (request, wire) -> wire.stall());
    assertThat(failure(new Timeouts(LONG, LONG, SHORT)))
        .hasMessageContaining("did not finish within 200 ms");
  }

  @Test
  void endsAStalledTlsHandshakeAtTheConnectLimit() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        PooledHttpClient client = client(new Timeouts(SHORT, LONG, LONG))) {
      URI uri = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/");
      HttpException failure =
          catchThrowableOfType(HttpException.class, () -> client.send(HttpRequest.get(uri)));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure).hasMessageContaining("could not connect").hasMessageContaining("200 ms");
      assertThat(failure.hint()).contains("timeouts.connect");
    }
  }

  @Test
  void endsAHangingNameLookupAtTheConnectLimit() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    NameLookup.Resolver hanging = host -> HttpFixture.resolveAfter(over);
    try (PooledHttpClient client =
        new PooledHttpClient(
            HttpSettings.DEFAULT, new Timeouts(SHORT, LONG, LONG), Map.of(), hanging)) {
      HttpException failure =
          catchThrowableOfType(
              HttpException.class,
              () -> client.send(HttpRequest.get(URI.create("http://slow.test/"))));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure).hasMessageContaining("'slow.test' took longer than 200 ms");
    } finally {
      over.countDown();
    }
  }

  @Test
  void endsAConnectToAFullBacklogAtTheConnectLimit() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        PooledHttpClient client = client(new Timeouts(SHORT, SHORT, LONG))) {
      URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
      // No connection is accepted: the first few fill the backlog, later ones wait for a place in
      // it.
      for (int i = 0; i < 4; i++) {
        HttpException failure =
            catchThrowableOfType(HttpException.class, () -> client.send(HttpRequest.get(uri)));
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      }
    }
  }

  @Test
  void appliesTheTotalLimitToConnecting() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        PooledHttpClient client = client(new Timeouts(LONG, LONG, SHORT))) {
      URI uri = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThat(catchThrowableOfType(HttpException.class, () -> client.send(HttpRequest.get(uri))))
          .hasMessageContaining("did not finish within 200 ms");
    }
  }

  @Test
  void startsTheLimitsAgainForEveryRequest() throws Exception {
    server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    server.on("/stall", (request, wire) -> wire.head(200, "Content-Length: 9").send("a").stall());
    try (PooledHttpClient client = client(new Timeouts(LONG, SHORT, LONG))) {
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
      try (HttpResponse stalled = client.send(HttpRequest.get(server.uri("/stall")))) {
        assertThat(catchThrowableOfType(IOException.class, () -> stalled.body().readAllBytes()))
            .isInstanceOf(HttpException.class);
      }
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
  }

  private static PooledHttpClient client(Timeouts timeouts) throws HttpException {
    return new PooledHttpClient(HttpSettings.DEFAULT, timeouts, Map.of());
  }

  private HttpException failure(Timeouts timeouts) throws Exception {
    try (PooledHttpClient client = client(timeouts)) {
      return catchThrowableOfType(HttpException.class, () -> get(client, server.uri("/f")));
    }
  }
}
