// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.UnixHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floods of HTTP/2, and requests without end: the connection is closed, the others are served. */
@Tag("process")
class FloodTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int FRAMES = 100_000;
  private static final int CALLS_EACH = 4;
  private static final byte[] NONE = {};

  @TempDir Path directory;
  private TestRuntime runtime;
  private UnixHttp others;

  @BeforeEach
  void start() throws Exception {
    start(LONG);
  }

  private void start(Duration writeTime) throws Exception {
    runtime =
        TestRuntime.start(
            directory.resolve(writeTime.toString()),
            new Limits(
                64 << 10,
                8 << 10,
                LONG,
                writeTime,
                LONG,
                LONG,
                LONG,
                8,
                16,
                16,
                CALLS_EACH,
                10_000,
                10_000));
    others = new UnixHttp(runtime.socket());
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  /** A frame after the other, by their numbers. */
  @FunctionalInterface
  private interface Flood {
    void send(RawHttp2 connection, int number) throws IOException;
  }

  /** Sends frames until the server closes the connection. */
  private void assertEnds(Flood flood) throws Exception {
    try (RawHttp2 connection = new RawHttp2(runtime.socket(), NONE)) {
      boolean closed = false;
      for (int i = 0; i < FRAMES && !closed; i++) {
        try {
          flood.send(connection, i);
        } catch (IOException e) {
          closed = true;
        }
      }
      assertThat(closed).as("the server took all frames").isTrue();
    }
    assertThat(others.serves()).isTrue();
  }

  @Test
  void closesAConnectionThatSendsPingsWithoutEnd() throws Exception {
    assertEnds((connection, i) -> connection.send(RawHttp2.PING, 0, 0, new byte[8]));
  }

  @Test
  void closesAConnectionThatSendsSettingsWithoutEnd() throws Exception {
    assertEnds((connection, i) -> connection.send(RawHttp2.SETTINGS, 0, 0, NONE));
  }

  @Test
  void closesAConnectionThatResetsItsStreamsAtOnce() throws Exception {
    assertEnds(
        (connection, i) -> {
          int stream = 2 * i + 1;
          int flags = RawHttp2.END_HEADERS | RawHttp2.END_STREAM;
          connection.send(RawHttp2.HEADERS, flags, stream, RawHttp2.get("/v1/status"));
          connection.send(RawHttp2.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
        });
  }

  @Test
  void closesAConnectionWhoseHeadersDoNotEnd() throws Exception {
    byte[] more = "x".repeat(16_000).getBytes(StandardCharsets.US_ASCII);
    assertEnds(
        (connection, i) ->
            connection.send(i == 0 ? RawHttp2.HEADERS : RawHttp2.CONTINUATION, 0, 1, more));
  }

  @Test
  void endsCallsWhoseRepliesNobodyReads() throws Exception {
    runtime.close();
    start(Duration.ofMillis(200));
    others.post("/v1/install", "{}");
    // Its window has no room for any reply.
    byte[] noWindow = {0, 4, 0, 0, 0, 0};
    try (RawHttp2 connection = new RawHttp2(runtime.socket(), noWindow)) {
      for (int i = 0; i < CALLS_EACH; i++) {
        connection.send(
            RawHttp2.HEADERS,
            RawHttp2.END_HEADERS | RawHttp2.END_STREAM,
            2 * i + 1,
            RawHttp2.get("/v1/lock"));
      }
      Eventually.until(
          () -> "a call of the same caller", () -> others.get("/v1/status").status() == 200);
    }
  }

  @Test
  void refusesAnUploadOfAGigabyteAfterItsFirstBytes() throws Exception {
    for (String length :
        new String[] {"Content-Length: 1073741824", "Transfer-Encoding: chunked"}) {
      try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        channel.connect(UnixDomainSocketAddress.of(runtime.socket()));
        channel.write(
            ByteBuffer.wrap(
                ("POST /v1/install HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + length
                        + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
        long sent = uploaded(channel, length.startsWith("Transfer"));
        assertThat(sent).isLessThan(64 << 20);
      }
      assertThat(others.serves()).isTrue();
    }
    assertThat(runtime.audit()).doesNotExist();
  }

  /** Sends up to a gigabyte; returns how many bytes were taken. */
  private static long uploaded(SocketChannel channel, boolean chunked) throws IOException {
    byte[] piece = " ".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    try {
      while (sent < 1 << 30) {
        if (chunked) {
          write(channel, chunk);
        }
        write(channel, piece);
        if (chunked) {
          write(channel, "\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        sent += piece.length;
      }
    } catch (IOException closed) {
      // What it said may be lost with the connection.
    }
    try (InputStream answer = Channels.newInputStream(channel)) {
      String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).startsWith("HTTP/1.1 413").contains("management-too-large");
    } catch (IOException reset) {
      // A peer that is closed with unread bytes resets the connection.
    }
    return sent;
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
