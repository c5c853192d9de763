// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.channel.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.channel.http2.FrameType;
import io.odpf.optimus.plugin.supervisor.channel.http2.PeerConnection;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that violate HTTP/2: their connection ends, and so do its calls; the next call works. */
class PeerViolationsTest extends PeerTestCase {
  /** What a peer sends while a call waits for its response. */
  @FunctionalInterface
  private interface Violation {
    void commit(PeerConnection peer, int stream) throws Exception;
  }

  private static Arguments on(int errorCode, String name, Violation violation) {
    return Arguments.of(errorCode, Named.of(name, violation));
  }

  private static Arguments frame(int errorCode, int type, int flags, int stream, int size) {
    return on(
        errorCode,
        "type " + type + ", flags " + flags + ", stream " + stream + ", size " + size,
        (peer, open) -> peer.frame(type, flags, stream < 0 ? open : stream, new byte[size]));
  }

  static Stream<Arguments> violations() {
    int own = -1;
    int wrong = ErrorCode.PROTOCOL_ERROR;
    int size = ErrorCode.FRAME_SIZE_ERROR;
    return Stream.of(
        frame(wrong, FrameType.DATA, 0, 0, 5),
        frame(wrong, FrameType.DATA, 0, 2, 5),
        frame(wrong, FrameType.DATA, 0, 99, 5),
        frame(wrong, FrameType.HEADERS, FrameType.END_HEADERS, 0, 0),
        frame(wrong, FrameType.HEADERS, FrameType.END_HEADERS, 99, 0),
        frame(wrong, FrameType.CONTINUATION, FrameType.END_HEADERS, own, 0),
        frame(wrong, FrameType.RST_STREAM, 0, 99, 4),
        frame(wrong, FrameType.RST_STREAM, 0, 0, 4),
        frame(wrong, FrameType.WINDOW_UPDATE, 0, 99, 4),
        frame(wrong, FrameType.WINDOW_UPDATE, 0, own, 4),
        frame(wrong, FrameType.WINDOW_UPDATE, 0, 0, 4),
        frame(wrong, FrameType.PUSH_PROMISE, FrameType.END_HEADERS, own, 4),
        frame(wrong, FrameType.SETTINGS, 0, own, 6),
        frame(wrong, FrameType.PING, 0, own, 8),
        frame(wrong, FrameType.GOAWAY, 0, own, 8),
        frame(wrong, FrameType.DATA, FrameType.PADDED, own, 0),
        frame(size, FrameType.RST_STREAM, 0, own, 3),
        frame(size, FrameType.RST_STREAM, 0, own, 5),
        frame(size, FrameType.WINDOW_UPDATE, 0, own, 3),
        frame(size, FrameType.SETTINGS, 0, 0, 7),
        frame(size, FrameType.SETTINGS, FrameType.ACK, 0, 6),
        frame(size, FrameType.PING, 0, 0, 7),
        frame(size, FrameType.GOAWAY, 0, 0, 7),
        frame(size, FrameType.DATA, 0, own, 16_385),
        frame(size, 0xbe, 0, 0, 16_385),
        on(wrong, "push", (peer, open) -> peer.settings(FrameType.ENABLE_PUSH, 1)),
        on(wrong, "small frames", (peer, open) -> peer.settings(FrameType.MAX_FRAME_SIZE, 100)),
        on(
            ErrorCode.FLOW_CONTROL_ERROR,
            "initial window",
            (peer, open) -> peer.settings(FrameType.INITIAL_WINDOW_SIZE, -1)),
        on(
            ErrorCode.FLOW_CONTROL_ERROR,
            "stream's window",
            (peer, open) -> peer.windowUpdate(open, Integer.MAX_VALUE)),
        on(
            ErrorCode.FLOW_CONTROL_ERROR,
            "connection's window",
            (peer, open) -> peer.windowUpdate(0, Integer.MAX_VALUE)),
        on(
            ErrorCode.FLOW_CONTROL_ERROR,
            "data beyond the window",
            (peer, open) -> {
              peer.responseHeaders(open);
              peer.data(open, false, prefix(16_384));
              for (int i = 0; i < 40; i++) {
                peer.data(open, false, new byte[16_384]);
              }
            }),
        on(
            wrong,
            "interrupted header block",
            (peer, open) -> {
              peer.frame(FrameType.HEADERS, 0, open, new byte[0]);
              peer.data(open, false, new byte[1]);
            }),
        on(
            wrong,
            "header block continued for another stream",
            (peer, open) -> {
              peer.frame(FrameType.HEADERS, 0, open, new byte[0]);
              peer.frame(FrameType.CONTINUATION, 0, open + 2, new byte[0]);
            }),
        on(
            ErrorCode.ENHANCE_YOUR_CALM,
            "endless header block",
            (peer, open) -> {
              peer.frame(FrameType.HEADERS, 0, open, new byte[16_384]);
              while (true) {
                peer.frame(FrameType.CONTINUATION, 0, open, new byte[16_384]);
              }
            }),
        on(
            ErrorCode.ENHANCE_YOUR_CALM,
            "header fields of too many bytes",
            (peer, open) -> {
              byte[] large = PeerConnection.block("x", "y".repeat(4_000));
              large[0] = 0x40; // Into the table, from where each byte takes 4,000 more.
              byte[] block = new byte[large.length + 1_000];
              System.arraycopy(large, 0, block, 0, large.length);
              Arrays.fill(block, large.length, block.length, (byte) (0x80 | 62));
              peer.frame(FrameType.HEADERS, FrameType.END_HEADERS, open, block);
            }),
        on(
            ErrorCode.COMPRESSION_ERROR,
            "not HPACK",
            (peer, open) ->
                peer.frame(
                    FrameType.HEADERS,
                    FrameType.END_HEADERS,
                    open,
                    new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1})));
  }

  /** The first message, of which a window's worth is let through, and no more without a request. */
  private static byte[] prefix(int size) {
    return ByteBuffer.allocate(size).put((byte) 0).putInt(0).array();
  }

  @ParameterizedTest
  @MethodSource("violations")
  void endsTheConnectionAndSaysWhy(int errorCode, Violation violation) throws Exception {
    BlockingQueue<Integer> goodbyes = new ArrayBlockingQueue<>(1);
    ScriptedPeer listening =
        listenFirst(
            "next",
            (peer, number) -> {
              int stream = peer.request();
              Thread reader =
                  new Thread(
                      () -> {
                        try {
                          ByteBuffer goodbye =
                              ByteBuffer.wrap(peer.await(FrameType.GOAWAY).payload());
                          goodbyes.add(goodbye.getInt(4));
                        } catch (Exception e) {
                          goodbyes.offer(-1);
                        }
                      });
              reader.start();
              try {
                violation.commit(peer, stream);
              } finally {
                reader.join();
              }
            });
    ManagedChannel channel = channel(listening);

    TextCalls.Running call = TextCalls.startChat(channel);

    assertThat(call.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(call.end().getDescription()).contains("violated HTTP/2");
    assertThat(goodbyes.take()).isEqualTo(errorCode);
    assertThat(TextCalls.call(channel, "again")).isEqualTo("next");
    assertThat(listening.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
        "\u0000\u0000\u0000\u0000",
        "\u0000\u0000\u0008\u0006\u0000\u0000\u0000\u0000\u000012345678",
        "SSH-2.0-OpenSSH_9.9\r\n",
        ""
      })
  void endsCallsToWhatIsNoHttp2Server(String greeting) throws Exception {
    ManagedChannel channel =
        channel((peer, number) -> peer.raw(greeting.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(TextCalls.status(channel).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(TextCalls.status(channel).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {FrameType.PING, FrameType.SETTINGS})
  void endsAConnectionThatIsFloodedByAPeerThatDoesNotRead(int type) throws Exception {
    ScriptedPeer listening =
        listenFirst(
            "next",
            (peer, number) -> {
              while (true) {
                peer.frame(type, 0, 0, new byte[type == FrameType.PING ? 8 : 0]);
              }
            });
    ManagedChannel channel = channel(listening);

    Status status = TextCalls.status(channel);

    assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(status.getDescription()).contains("without reading");
    Eventually.until(
        () -> "a call on another connection",
        () -> TextCalls.call(channel, "again").equals("next"));
  }

  @Test
  void answersOtherPluginsWhileOneFloods() throws Exception {
    channel(
        (peer, number) -> {
          peer.greet();
          while (true) {
            peer.frame(0xbe, 0, 0, new byte[0]);
          }
        });
    ManagedChannel quiet = channel((peer, number) -> peer.greet().serve("quiet"));

    for (int i = 0; i < 100; i++) {
      assertThat(TextCalls.call(quiet, "hello")).isEqualTo("quiet");
    }
  }
}
