// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.channel.http2.FrameType;
import io.odpf.optimus.plugin.supervisor.channel.http2.PeerConnection;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Peers that send random bytes and mutated responses: every call ends, and nothing is left. */
class TransportFuzzTest extends PeerTestCase {
  private static final int ROUNDS = 2_000;
  private static final int CALLS = 3;

  private static byte[] response(Random random) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int stream = 1; stream <= 2 * CALLS; stream += 2) {
      byte[] headers =
          PeerConnection.block(":status", "200", "content-type", "application/grpc", "x-bin", "AQ");
      all.writeBytes(
          PeerConnection.bytes(FrameType.HEADERS, FrameType.END_HEADERS, stream, headers));
      all.writeBytes(
          PeerConnection.bytes(FrameType.DATA, 0, stream, PeerConnection.message("text")));
      if (random.nextInt(4) == 0) {
        byte[] payload = new byte[random.nextInt(20)];
        random.nextBytes(payload);
        all.writeBytes(
            PeerConnection.bytes(random.nextInt(11), random.nextInt(64), stream, payload));
      }
      all.writeBytes(
          PeerConnection.bytes(
              FrameType.HEADERS,
              FrameType.END_HEADERS | FrameType.END_STREAM,
              stream,
              PeerConnection.block("grpc-status", "0")));
    }
    return all.toByteArray();
  }

  private static byte[] bytes(int round) throws Exception {
    Random random = new Random(round);
    if (round % 10 == 0) {
      byte[] garbage = new byte[random.nextInt(400)];
      random.nextBytes(garbage);
      return garbage;
    }
    byte[] bytes = response(random);
    for (int i = random.nextInt(4); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static int descriptors() {
    String[] names = new File("/proc/self/fd").list();
    return names == null ? 0 : names.length;
  }

  @Test
  void endsEveryCallAndLeavesNothing() throws Exception {
    ScriptedPeer listening =
        listen(
            (peer, number) -> {
              int round = number - 1;
              peer.greet();
              for (int i = 0; i < CALLS; i++) {
                peer.request();
              }
              peer.inChunksOf(1 + round % 50).raw(bytes(round));
            });
    int ended = 0;
    int before = 0;

    for (int round = 0; round < ROUNDS; round++) {
      if (round == 100) {
        before = descriptors();
      }
      ManagedChannel channel = channel(listening);
      TextCalls.Running[] calls = new TextCalls.Running[CALLS];
      for (int i = 0; i < CALLS; i++) {
        calls[i] = TextCalls.start(channel, TextCalls.patient(), "hello");
      }
      for (TextCalls.Running call : calls) {
        Status status = call.end();
        assertThat(status.getCode())
            .describedAs("round %d: %s", round, status)
            .isNotEqualTo(Status.Code.DEADLINE_EXCEEDED);
        ended++;
      }
      channel.shutdown();
      assertThat(channel.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    assertThat(ended).isEqualTo(ROUNDS * CALLS);
    int most = before + 10;
    Eventually.until(() -> descriptors() + " descriptors", () -> descriptors() <= most);
  }
}
