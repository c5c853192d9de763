// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.http2.ScriptedPeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A transport, and peers that it connects to. */
abstract class PeerTestCase {
  @TempDir Path directory;
  final UnixTransport transport = UnixTransport.start(Thread::new);
  private final List<ScriptedPeer> peers = new ArrayList<>();

  ScriptedPeer listen(ScriptedPeer.Script script) throws Exception {
    ScriptedPeer peer = ScriptedPeer.listen(directory.resolve("s" + peers.size()), script);
    peers.add(peer);
    return peer;
  }

  /**
   * Greets every connection. Runs the script on the first, and answers all calls of the others.
   *
   * @param reply the answer of the others
   */
  ScriptedPeer listenFirst(String reply, ScriptedPeer.Script first) throws Exception {
    return listen(
        (peer, number) -> {
          peer.greet();
          if (number > 1) {
            peer.serve(reply);
          } else {
            first.run(peer, number);
          }
        });
  }

  ManagedChannel channel(ScriptedPeer peer) {
    return transport.connect(peer.address(), Security.CLEAR, () -> {});
  }

  ManagedChannel channel(ScriptedPeer.Script script) throws Exception {
    return channel(listen(script));
  }

  @AfterEach
  void close() throws Exception {
    transport.close();
    for (ScriptedPeer peer : peers) {
      peer.close();
    }
  }
}
