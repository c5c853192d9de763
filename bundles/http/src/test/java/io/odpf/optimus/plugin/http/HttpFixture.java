// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Clients and settings for the tests. */
final class HttpFixture {

  /** Limits far above what a loopback server needs. */
  static final Timeouts GENEROUS =
      new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

  private HttpFixture() {}

  static PooledHttpClient client() throws HttpException {
    return client(HttpSettings.DEFAULT);
  }

  static PooledHttpClient client(HttpSettings settings) throws HttpException {
    return new PooledHttpClient(settings, GENEROUS, Map.of());
  }

  /** Returns a bound port that refuses connections and that no other process can take. */
  static Socket deafPort() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    return socket;
  }

  /** Hangs like a name lookup, until a test is over. Finds nothing. */
  static InetAddress[] resolveAfter(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
    return new InetAddress[0];
  }

  static HttpSettings with(Credentials credentials) {
    return new HttpSettings(
        credentials, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static HttpSettings trusting(Path caFile) {
    return new HttpSettings(
        Credentials.NONE, Map.of(), Optional.of(caFile), Optional.empty(), Optional.empty());
  }

  /** Returns status and body of a GET. */
  static String get(PooledHttpClient client, URI uri) throws IOException, InterruptedException {
    try (HttpResponse response = client.send(HttpRequest.get(uri))) {
      return response.status() + " " + text(response);
    }
  }

  static String text(HttpResponse response) throws IOException {
    return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
  }
}
