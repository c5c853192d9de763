// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.supervisor.channel.http2.ErrorCode;
import io.odpf.optimus.plugin.supervisor.channel.http2.FrameType;
import io.odpf.optimus.plugin.supervisor.channel.http2.PeerConnection;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses in all valid forms of HTTP/2 and gRPC. */
class PeerResponsesTest extends ResponseTestCase {
  private static final String LONG = "0123456789".repeat(20_000);
  private static final Metadata.Key<byte[]> BINARY =
      Metadata.Key.of("list-bin", Metadata.BINARY_BYTE_MARSHALLER);

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
