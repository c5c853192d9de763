// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of an error's document: the SDK reads all that there is. */
final class BoundedStream extends FilterInputStream {
  /** In bytes; S3's are below a few thousand. */
  private static final int LONGEST = 64 * 1024;

  private int left = LONGEST;

  BoundedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      return -1;
    }
    left--;
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      return -1;
    }
    int read = super.read(buffer, offset, Math.min(length, left));
    left -= Math.max(read, 0);
    return read;
  }
}
