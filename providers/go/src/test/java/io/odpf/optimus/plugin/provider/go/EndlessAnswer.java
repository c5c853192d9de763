// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Request;
import io.odpf.optimus.plugin.itests.servers.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A response whose body does not end before the reader disconnects. Counts the bytes of its bodies.
 */
final class EndlessAnswer implements Answer {
  private static final byte[] PART = new byte[64 * 1024];

  static {
    Arrays.fill(PART, (byte) 'v');
  }

  private final int status;
  private final long enough;
  private final AtomicLong sent = new AtomicLong();

  /**
   * @param enough the number of bytes after which the response ends, so that a reader without a
   *     limit fails its test instead of filling the machine
   */
  EndlessAnswer(int status, long enough) {
    this.status = status;
    this.enough = enough;
  }

  long sent() {
    return sent.get();
  }

  @Override
  public void to(Request request, Wire wire) throws IOException {
    wire.head(status, "Content-Type: text/plain", "Transfer-Encoding: chunked");
    byte[] head = (Integer.toHexString(PART.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    while (sent.get() < enough) {
      wire.send(head).send(PART).send("\r\n");
      sent.addAndGet(PART.length);
    }
    wire.close();
  }
}
