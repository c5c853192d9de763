// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;

/** Answers consoles, and takes no other connection. */
@FunctionalInterface
interface ConsoleHandler extends RuntimeSocket.Handler {
  /**
   * Serves a console.
   *
   * @param first the first message
   * @return the exit code
   */
  int serve(Map<String, Object> first, ConsoleDialogue dialogue) throws IOException;

  @Override
  default boolean answers(String verb, String path) {
    return path.startsWith("/v1/runtime");
  }

  @Override
  default void answer(RuntimeRequest request, RuntimeReply reply) throws IOException {
    ConsoleDialogue dialogue = new ConsoleDialogue(request.body(), reply);
    dialogue.exit(serve(dialogue.next().orElseThrow(), dialogue));
  }

  @Override
  default boolean take(SocketChannel connection, ByteBuffer received, RuntimeReply reply) {
    return false;
  }
}
