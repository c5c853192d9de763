// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers behind a Unix socket. */
class UnixSocketTest {
  private static final URI SERVER = URI.create("http://localhost/file");

  private Path directory;
  private Path path;
  private ServerSocketChannel listener;
  private final AtomicInteger connections = new AtomicInteger();

  @BeforeEach
  void listen() throws Exception {
    // The path of a Unix socket has at most 107 characters.
    directory = Files.createTempDirectory("unix");
    path = directory.resolve("s");
    listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
  }

  @AfterEach
  void stop() throws Exception {
    listener.close();
    Files.deleteIfExists(path);
    Files.delete(directory);
  }

  /** Sends the same response to each request, on one connection after the other. */
  private void respond(String response) {
    byte[] bytes = response.getBytes(StandardCharsets.US_ASCII);
    Thread thread =
        new Thread(
            () -> {
              while (listener.isOpen()) {
                try (SocketChannel connection = listener.accept()) {
                  connections.incrementAndGet();
                  while (connection.read(ByteBuffer.allocate(8192)) > 0) {
                    connection.write(ByteBuffer.wrap(bytes));
                  }
                } catch (IOException closed) {
                  // By the client, or at the test's end.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private PooledHttpClient client(Timeouts timeouts) throws HttpException {
    // A proxy of the environment is not for sockets.
    return new PooledHttpClient(
        HttpSettings.DEFAULT.through(path), timeouts, Map.of("http_proxy", "http://127.0.0.1:1"));
  }

  private HttpException refused(Timeouts timeouts) throws HttpException {
    try (PooledHttpClient client = client(timeouts)) {
      HttpException failure =
          catchThrowableOfType(HttpException.class, () -> HttpFixture.get(client, SERVER));
      assertThat(failure).isNotNull();
      return failure;
    }
  }

  @Test
  void sendsRequestsOnOneConnectionWhateverTheProxy() throws Exception {
    respond("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    try (PooledHttpClient client = client(HttpFixture.GENEROUS)) {
      assertThat(HttpFixture.get(client, SERVER)).isEqualTo("200 hello");
      assertThat(HttpFixture.get(client, SERVER)).isEqualTo("200 hello");
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void readsABodyThatIsLargerThanTheSocketsBuffer() throws Exception {
    String body = "0123456789".repeat(500_000);
    respond("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    try (PooledHttpClient client = client(HttpFixture.GENEROUS)) {
      assertThat(HttpFixture.get(client, SERVER)).isEqualTo("200 " + body);
    }
  }

  @Test
  void leavesTheSocketWhenARedirectLeadsToAnotherOrigin() throws Exception {
    try (HttpTestServer other = HttpTestServer.start();
        PooledHttpClient client =
            new PooledHttpClient(
                HttpSettings.DEFAULT.through(path), HttpFixture.GENEROUS, Map.of())) {
      other.on("/there", (request, wire) -> wire.answer(200, "text/plain", "over there"));
      respond(
          "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
              + other.uri("/there")
              + "\r\n\r\n");
      assertThat(HttpFixture.get(client, SERVER)).isEqualTo("200 over there");
    }
  }

  @Test
  void namesTheSocketIfNobodyListensOrThereIsNone() throws Exception {
    listener.close();
    assertThat(refused(HttpFixture.GENEROUS))
        .hasMessageContaining("cannot connect to " + path)
        .extracting(HttpException::reason)
        .isEqualTo(HttpException.Reason.UNREACHABLE);
    Files.delete(path);
    assertThat(refused(HttpFixture.GENEROUS)).hasMessageContaining("cannot connect to " + path);
  }

  @Test
  void limitsTheTimeOfASilentServer() throws Exception {
    Timeouts hurried =
        new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(300), Duration.ofSeconds(20));
    assertThat(refused(hurried)).hasMessage(path + " sent nothing for 300 ms");
  }

  @Test
  void endsACallWhenTheClientIsClosed() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    PooledHttpClient client = client(HttpFixture.GENEROUS);
    Thread closer =
        new Thread(
            () -> {
              try (SocketChannel connection = listener.accept()) {
                connection.read(ByteBuffer.allocate(8192));
                asked.countDown();
                client.close();
              } catch (IOException unexpected) {
                // The call then ends at its limit, with another message.
              }
            });
    closer.start();
    HttpException failure =
        catchThrowableOfType(HttpException.class, () -> client.send(HttpRequest.get(SERVER)));
    closer.join();
    assertThat(asked.getCount()).isZero();
    assertThat(failure).hasMessageContaining("the client was closed");
  }

  @Test
  void endsACallWhoseThreadIsInterrupted() throws Exception {
    try (PooledHttpClient client = client(HttpFixture.GENEROUS)) {
      Thread caller = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                try (SocketChannel connection = listener.accept()) {
                  connection.read(ByteBuffer.allocate(8192));
                  caller.interrupt();
                  connection.read(ByteBuffer.allocate(8192));
                } catch (IOException closed) {
                  // By the client.
                }
              });
      interrupter.start();
      assertThat(
              catchThrowableOfType(
                  InterruptedException.class, () -> client.send(HttpRequest.get(SERVER))))
          .isNotNull();
      interrupter.join();
    }
  }
}
