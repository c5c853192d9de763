// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.odpf.optimus.plugin.supervisor.channel.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.channel.http2.FrameType;
import io.odpf.optimus.plugin.supervisor.channel.http2.PeerConnection;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses in all the forms that HTTP/2 and gRPC allow, and in some that they do not. */
class PeerResponsesTest extends PeerTestCase {
  private static final String LONG = "0123456789".repeat(20_000);
  private static final Metadata.Key<byte[]> BINARY =
      Metadata.Key.of("list-bin", Metadata.BINARY_BYTE_MARSHALLER);

  /** What a script does with one stream, after which the connection answers requests. */
  @FunctionalInterface
  private interface Answer {
    void to(PeerConnection peer, int stream) throws Exception;
  }

  private ManagedChannel answering(Answer first) throws Exception {
    return channel(
        (peer, number) -> {
          peer.greet();
          first.to(peer, peer.request());
          peer.serve("next");
        });
  }

  /** The status of the first call; the connection carries the next one. */
  private Status statusOf(Answer answer) throws Exception {
    ScriptedPeer listening =
        listen(
            (peer, number) -> {
              peer.greet();
              answer.to(peer, peer.request());
              peer.serve("next");
            });
    ManagedChannel channel = channel(listening);

    Status status = TextCalls.status(channel);

    assertThat(TextCalls.call(channel, "again")).isEqualTo("next");
    assertThat(listening.connections()).isEqualTo(1);
    return status;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 10, 16_393})
  void readsAResponseInChunks(int size) throws Exception {
    ManagedChannel channel =
        channel((peer, number) -> peer.inChunksOf(size).greet().serve("in chunks"));

    assertThat(TextCalls.call(channel, "hello")).isEqualTo("in chunks");
    assertThat(TextCalls.call(channel, "hello")).isEqualTo("in chunks");
  }

  @Test
  void assemblesAMessageOfFramesOfOneByte() throws Exception {
    String text = LONG.substring(0, 50_000);
    ManagedChannel channel =
        answering(
            (peer, stream) -> {
              peer.responseHeaders(stream);
              for (byte one : PeerConnection.message(text)) {
                peer.data(stream, false, new byte[] {one});
              }
              peer.trailers(stream, "0");
            });

    assertThat(TextCalls.call(channel, "hello")).isEqualTo(text);
  }

  @Test
  void skipsInterimHeadersPaddingAndUnknownFrames() throws Exception {
    ManagedChannel channel =
        answering(
            (peer, stream) -> {
              peer.headers(stream, false, ":status", "100");
              peer.headers(stream, false, ":status", "103", "link", "x");
              peer.frame(0xbe, 0xff, stream, new byte[100]);
              peer.frame(FrameType.PRIORITY, 0, stream, new byte[5]);
              peer.responseHeaders(stream);
              byte[] message = PeerConnection.message("padded");
              byte[] padded = Arrays.copyOf(new byte[] {20}, 1 + message.length + 20);
              System.arraycopy(message, 0, padded, 1, message.length);
              peer.frame(FrameType.DATA, FrameType.PADDED, stream, padded);
              peer.trailers(stream, "0");
            });

    assertThat(TextCalls.call(channel, "hello")).isEqualTo("padded");
  }

  @Test
  void readsHeadersThatAreContinued() throws Exception {
    Status status =
        statusOf(
            (peer, stream) -> {
              byte[] block =
                  PeerConnection.block(
                      ":status", "200", "content-type", "application/grpc", "grpc-status", "9");
              peer.frame(FrameType.HEADERS, FrameType.END_STREAM, stream, new byte[0]);
              for (byte one : block) {
                peer.frame(FrameType.CONTINUATION, 0, stream, new byte[] {one});
              }
              peer.frame(FrameType.CONTINUATION, FrameType.END_HEADERS, stream, new byte[0]);
            });

    assertThat(status.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
  }

  @Test
  void ignoresAResetAfterTheTrailers() throws Exception {
    ManagedChannel channel =
        answering(
            (peer, stream) -> {
              peer.respond(stream, "first");
              peer.reset(stream, ErrorCode.NO_ERROR);
              peer.data(stream, false, new byte[10]);
              peer.windowUpdate(stream, 5);
            });

    assertThat(TextCalls.call(channel, "hello")).isEqualTo("first");
    assertThat(TextCalls.call(channel, "hello")).isEqualTo("next");
  }

  @Test
  void readsListsOfBinaryTrailers() throws Exception {
    ManagedChannel channel =
        answering(
            (peer, stream) ->
                peer.headers(
                    stream,
                    true,
                    ":status",
                    "200",
                    "content-type",
                    "application/grpc",
                    "list-bin",
                    "AQ==,Ag, Aw",
                    "list-bin",
                    "!?",
                    "list-bin",
                    "BA",
                    "grpc-status",
                    "3",
                    "grpc-message",
                    "%C3%A4"));

    StatusRuntimeException failure =
        catchThrowableOfType(StatusRuntimeException.class, () -> TextCalls.call(channel, "hello"));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure.getStatus().getDescription()).isEqualTo("\u00e4");
    assertThat(failure.getTrailers().getAll(BINARY))
        .containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4});
  }

  @ParameterizedTest
  @CsvSource({
    "0, INTERNAL",
    "2, INTERNAL",
    "7, UNAVAILABLE",
    "8, CANCELLED",
    "11, RESOURCE_EXHAUSTED",
    "12, PERMISSION_DENIED",
    "77, INTERNAL"
  })
  void endsACallWhoseStreamIsReset(int errorCode, Status.Code code) throws Exception {
    assertThat(statusOf((peer, stream) -> peer.reset(stream, errorCode)).getCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "400, INTERNAL", "401, UNAUTHENTICATED", "403, PERMISSION_DENIED", "404, UNIMPLEMENTED",
    "500, UNKNOWN", "503, UNAVAILABLE", "200, UNKNOWN", "101, UNKNOWN"
  })
  void endsACallThatIsAnsweredByAPage(String http, Status.Code code) throws Exception {
    Status status =
        statusOf(
            (peer, stream) -> {
              if (http.startsWith("1")) {
                peer.headers(stream, true, ":status", http);
                return;
              }
              peer.headers(stream, false, ":status", http, "content-type", "text/html");
              peer.data(stream, true, "<html>".getBytes(StandardCharsets.US_ASCII));
            });

    assertThat(status.getCode()).isEqualTo(code);
  }

  @Test
  void endsACallWithoutAStatus() throws Exception {
    for (boolean trailers : new boolean[] {true, false}) {
      Status status =
          statusOf(
              (peer, stream) -> {
                peer.responseHeaders(stream);
                peer.data(stream, !trailers, PeerConnection.message("reply"));
                if (trailers) {
                  peer.headers(stream, true, "other", "x");
                }
              });
      assertThat(status.getCode()).isEqualTo(Status.Code.UNKNOWN);
      assertThat(status.getDescription()).contains("grpc-status");
    }
  }

  @Test
  void refusesDataBeforeHeadersAndResetsTheStream() throws Exception {
    assertReset(
        "data before its headers",
        (peer, stream) -> peer.data(stream, false, PeerConnection.message("x")));
  }

  @Test
  void refusesHeadersAfterHeadersAndResetsTheStream() throws Exception {
    assertReset(
        "headers after its headers",
        (peer, stream) -> {
          peer.responseHeaders(stream);
          peer.responseHeaders(stream);
        });
  }

  @Test
  void refusesACompressedMessageAndResetsTheStream() throws Exception {
    assertReset(
        "compressed",
        (peer, stream) -> {
          peer.responseHeaders(stream);
          byte[] message = PeerConnection.message("x");
          message[0] = 1;
          peer.data(stream, false, message);
        });
  }

  @Test
  void refusesAnInvalidMessageAndResetsTheStream() throws Exception {
    assertReset(
        "not a gRPC message",
        (peer, stream) -> {
          peer.responseHeaders(stream);
          peer.data(stream, false, "garbage".getBytes(StandardCharsets.US_ASCII));
        });
  }

  private void assertReset(String message, Answer answer) throws Exception {
    BlockingQueue<Integer> resets = new ArrayBlockingQueue<>(10);
    ManagedChannel channel =
        answering(
            (peer, stream) -> {
              answer.to(peer, stream);
              resets.add(peer.await(FrameType.RST_STREAM).stream() - stream);
            });

    Status status = TextCalls.status(channel);

    assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(status.getDescription()).contains(message);
    assertThat(resets.take()).isZero();
    assertThat(TextCalls.call(channel, "again")).isEqualTo("next");
  }

  @Test
  void refusesAMessageAboveTheLimit() throws Exception {
    ManagedChannel channel =
        answering(
            (peer, stream) -> {
              peer.responseHeaders(stream);
              peer.data(stream, false, new byte[] {0, (byte) 0xff, (byte) 0xff, -1, -1});
            });

    Status status = TextCalls.status(channel);

    assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    CallOptions small = TextCalls.patient().withMaxInboundMessageSize(3);
    assertThat(TextCalls.status(channel, small).getCode())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(TextCalls.call(channel, "again")).isEqualTo("next");
  }

  @Test
  void refusesAMessageThatIsCutOff() throws Exception {
    for (int kept : new int[] {1, 4, 5, 6}) {
      Status status =
          statusOf(
              (peer, stream) -> {
                peer.responseHeaders(stream);
                peer.data(stream, false, Arrays.copyOf(PeerConnection.message("cut off"), kept));
                peer.trailers(stream, "0");
              });
      assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
      assertThat(status.getDescription()).contains("in the middle of a message");
    }
  }

  @Test
  void endsACallWhoseMessageCannotBeParsed() throws Exception {
    ManagedChannel channel = answering((peer, stream) -> peer.respond(stream, "unparsable"));
    RuntimeException cause = new IllegalArgumentException("unparsable");

    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                ClientCalls.blockingUnaryCall(
                    channel, TextCalls.unparsable(cause), TextCalls.patient(), "hello"));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.CANCELLED);
    assertThat(failure).hasRootCause(cause);
    assertThat(TextCalls.call(channel, "again")).isEqualTo("next");
  }

  @Test
  void sendsAndReceivesThroughWindowsOfOneByte() throws Exception {
    String text = LONG.substring(0, 300);
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              peer.greet(FrameType.INITIAL_WINDOW_SIZE, 1);
              int received = 0;
              PeerConnection.Received frame = peer.await(FrameType.DATA);
              while (!frame.endsStream()) {
                received += frame.payload().length;
                if (frame.payload().length != 1) {
                  return; // More than the window allows.
                }
                peer.windowUpdate(frame.stream(), 1);
                frame = peer.await(FrameType.DATA);
              }
              peer.respond(frame.stream(), "bytes: " + (received + frame.payload().length));
              peer.drain();
            });

    assertThat(TextCalls.call(channel, text)).isEqualTo("bytes: " + (5 + text.length()));
  }

  @Test
  void sendsAsTheConnectionsWindowAllows() throws Exception {
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              peer.greet(FrameType.INITIAL_WINDOW_SIZE, 1 << 30, FrameType.MAX_FRAME_SIZE, 1 << 20);
              PeerConnection.Received frame = peer.await(FrameType.DATA);
              while (!frame.endsStream()) {
                peer.windowUpdate(0, frame.payload().length);
                frame = peer.await(FrameType.DATA);
              }
              peer.respond(frame.stream(), "all");
              peer.drain();
            });

    assertThat(TextCalls.call(channel, LONG)).isEqualTo("all");
  }

  @Test
  void receivesMoreThanItsWindow() throws Exception {
    ManagedChannel channel =
        channel(
            (peer, number) -> {
              peer.greet();
              int stream = peer.request();
              peer.responseHeaders(stream);
              byte[] message = PeerConnection.message(LONG);
              int window = 65_535;
              int sent = 0;
              while (sent < message.length) {
                while (window == 0) {
                  PeerConnection.Received update = peer.await(FrameType.WINDOW_UPDATE);
                  if (update.stream() == stream) {
                    window += ByteBuffer.wrap(update.payload()).getInt();
                  }
                }
                int part = Math.min(Math.min(window, 16_384), message.length - sent);
                peer.data(stream, false, Arrays.copyOfRange(message, sent, sent + part));
                sent += part;
                window -= part;
              }
              peer.trailers(stream, "0");
              peer.drain();
            });

    assertThat(TextCalls.call(channel, "hello")).isEqualTo(LONG);
  }
}
