// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that is read in large pieces, for a reader that takes a few bytes here and there. How
 * often it takes some is how much it does besides copying: so work is counted, and refused where it
 * is out of proportion to the bytes.
 */
public final class FedInput extends InputStream {
  /** As many pieces as any artifact may have. */
  private static final int FREE_READS = 100_000;

  /** The smallest pieces on average behind these: those of an xz block of 300 bytes, about. */
  private static final int BYTES_A_READ = 16;

  private final ByteFeed feed;
  private final String format;
  private long reads;
  private long bytesRead;

  /**
   * @param format what the bytes are, for messages
   */
  public FedInput(InputStream source, String format) {
    this.feed = new ByteFeed(source);
    this.format = format;
  }

  @Override
  public int read() throws IOException {
    int value = feed.next();
    count(1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!feed.fill()) {
      return -1;
    }
    int count = Math.min(length, feed.available());
    System.arraycopy(feed.buffer(), feed.position(), bytes, offset, count);
    feed.skip(count);
    count(count);
    return count;
  }

  private void count(int bytes) throws ArchiveFault {
    bytesRead += bytes;
    if (++reads > FREE_READS + bytesRead / BYTES_A_READ) {
      throw ArchiveFault.malformed(
          "is made of " + format + " blocks that are too small and too many for a tool's work");
    }
  }
}
