// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Answers the requests to the runtime's process, and takes no other connection. */
class StubHandler implements RuntimeSocket.Handler {
  @Override
  public boolean answers(String verb, String path) {
    return path.startsWith("/v1/runtime");
  }

  @Override
  public void answer(RuntimeRequest request, RuntimeReply reply) throws IOException {
    throw new IOException("nothing is answered");
  }

  @Override
  public boolean take(SocketChannel connection, ByteBuffer received, RuntimeReply reply)
      throws IOException {
    return false;
  }
}
