// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.odpf.optimus.plugin.supervisor.channel.http2.FrameType;
import io.odpf.optimus.plugin.supervisor.channel.http2.PeerConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that end or fail a call, but not its connection. */
class PeerRefusalsTest extends ResponseTestCase {
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
}
