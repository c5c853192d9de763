// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The bytes of an object; reading fails at the end unless they match the server's checksum. */
final class MediaBody extends InputStream {
  private final HttpResponse response;
  private final InputStream body;
  private final Optional<String> expected;
  private final CRC32C actual = new CRC32C();
  private final Thread reader = Thread.currentThread();
  private volatile boolean abandoned;

  /**
   * Creates a body.
   *
   * @param expected the CRC32C in base64, most significant byte first
   */
  MediaBody(HttpResponse response, Optional<String> expected) {
    this.response = response;
    this.body = response.body();
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = body.read(bytes, offset, length);
    if (abandoned) {
      response.close();
      throw new IOException("the download was cancelled");
    }
    if (read >= 0) {
      actual.update(bytes, offset, read);
    } else {
      compare();
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }

  private void compare() {
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) actual.getValue()).array();
    String found = Base64.getEncoder().encodeToString(value);
    if (!expected.orElse(found).equals(found)) {
      throw new UnusableAnswerException(
          UnusableAnswerException.Problem.CORRUPT,
          "its crc32c is "
              + found
              + ", but the server announced "
              + PeerWords.printable(expected.get(), List.of()));
    }
  }

  /**
   * Releases the connection. The library's channel also calls this from a thread that interrupts
   * the reader; then the reader closes the response, which only one thread may use.
   */
  @Override
  public void close() {
    if (Thread.currentThread() == reader) {
      response.close();
    } else {
      abandoned = true;
    }
  }
}
