// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.connection.NameLookup;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time limits are generous: the interruption must end the calls. */
class InterruptionTest {
  @TempDir Path folder;

  @Test
  void endsAWaitForTheHeader() throws Exception {
    try (HttpTestServer server = HttpTestServer.start();
        PooledHttpClient client = HttpFixture.client()) {
      server.on("/f", (request, wire) -> wire.stall());
      assertThat(
              interrupted(
                  () -> client.send(HttpRequest.get(server.uri("/f"))),
                  () -> !server.requests().isEmpty()))
          .isInstanceOf(InterruptedException.class);
      Conditions.until(() -> server.openConnections() == 0);
    }
  }

  @Test
  void endsAWaitForTheBody() throws Exception {
    try (HttpTestServer server = HttpTestServer.start();
        PooledHttpClient client = HttpFixture.client()) {
      assertThatABodyIsInterrupted(server, client);
    }
  }

  @Test
  void endsAWaitForTheBodyOverTls() throws Exception {
    TestAuthority authority = TestAuthority.create("Test CA");
    Path ca = TestIdentity.writePem(folder.resolve("ca.pem"), authority.certificate());
    try (HttpTestServer server = HttpTestServer.start(authority.issue("127.0.0.1").tls(), false);
        PooledHttpClient client = HttpFixture.client(HttpFixture.trusting(ca))) {
      assertThatABodyIsInterrupted(server, client);
    }
  }

  private static void assertThatABodyIsInterrupted(HttpTestServer server, PooledHttpClient client)
      throws Exception {
    server.on("/f", (request, wire) -> wire.head(200, "Content-Length: 9").send("abc").stall());
    CountDownLatch reading = new CountDownLatch(1);
    Throwable failure =
        interrupted(
            () -> {
              try (HttpResponse response = client.send(HttpRequest.get(server.uri("/f")))) {
                response.body().readNBytes(3);
                reading.countDown();
                try {
                  return response.body().read();
                } catch (InterruptedIOException expected) {
                  assertThat(Thread.currentThread().isInterrupted()).isTrue();
                  throw expected;
                }
              }
            },
            () -> reading.getCount() == 0);
    assertThat(failure).isInstanceOf(InterruptedIOException.class);
    Conditions.until(() -> server.openConnections() == 0);
  }

  @Test
  void endsATlsHandshake() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        PooledHttpClient client = HttpFixture.client()) {
      URI uri = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/");
      CountDownLatch greeted = new CountDownLatch(1);
      FutureTask<Void> server =
          new FutureTask<>(
              () -> {
                try (var socket = silent.accept()) {
                  socket.getInputStream().read();
                  greeted.countDown();
                  socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
                return null;
              });
      new Thread(server).start();
      assertThat(
              interrupted(() -> client.send(HttpRequest.get(uri)), () -> greeted.getCount() == 0))
          .isInstanceOf(InterruptedException.class);
      server.get();
    }
  }

  @Test
  void endsANameLookup() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    NameLookup.Resolver hanging =
        host -> {
          asked.countDown();
          return HttpFixture.resolveAfter(over);
        };
    try (PooledHttpClient client =
        new PooledHttpClient(HttpSettings.DEFAULT, HttpFixture.GENEROUS, Map.of(), hanging)) {
      assertThat(
              interrupted(
                  () -> client.send(HttpRequest.get(URI.create("http://slow.test/"))),
                  () -> asked.getCount() == 0))
          .isInstanceOf(InterruptedException.class);
    } finally {
      over.countDown();
    }
  }

  @Test
  void preventsACallIfItCameBefore() throws Exception {
    try (HttpTestServer server = HttpTestServer.start();
        PooledHttpClient client = HttpFixture.client()) {
      Throwable failure =
          interrupted(
              () -> {
                Thread.currentThread().interrupt();
                return client.send(HttpRequest.get(server.uri("/f")));
              },
              () -> true);
      assertThat(failure).isInstanceOf(InterruptedException.class);
      assertThat(server.connections()).isZero();
    }
  }

  /** Returns the failure of a call whose thread is interrupted while it waits. */
  private static Throwable interrupted(Callable<?> call, java.util.function.BooleanSupplier waiting)
      throws Exception {
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                call.call();
              } catch (Throwable expected) {
                failure[0] = expected;
              }
            });
    thread.start();
    Conditions.until(waiting);
    thread.interrupt();
    thread.join();
    return failure[0];
  }
}
