// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.util.concurrent.TimeUnit;

/** Scripts and assertions for the life of a channel. */
abstract class ChannelTestCase extends PeerTestCase {
  static final ScriptedPeer.Script SERVING = (peer, number) -> peer.greet().serve("reply");

  static TextCalls.Running start(ManagedChannel channel) {
    return TextCalls.start(channel, CallOptions.DEFAULT, "hello");
  }

  static void assertTerminates(ManagedChannel channel) throws Exception {
    assertThat(channel.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    assertThat(channel.isTerminated()).isTrue();
  }
}
