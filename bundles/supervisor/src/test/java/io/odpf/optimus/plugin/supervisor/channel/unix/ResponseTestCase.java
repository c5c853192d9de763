// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.odpf.optimus.plugin.supervisor.channel.http2.PeerConnection;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;

/** Calls whose response a script sends. */
abstract class ResponseTestCase extends PeerTestCase {
  /** What a script does with one stream, after which the connection answers requests. */
  @FunctionalInterface
  interface Answer {
    void to(PeerConnection peer, int stream) throws Exception;
  }

  ManagedChannel answering(Answer first) throws Exception {
    return channel(
        (peer, number) -> {
          peer.greet();
          first.to(peer, peer.request());
          peer.serve("next");
        });
  }

  /** The status of the first call; the connection carries the next one. */
  Status statusOf(Answer answer) throws Exception {
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
}
