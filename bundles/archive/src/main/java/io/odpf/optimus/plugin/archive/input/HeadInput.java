// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose first bytes can be inspected before they are read. */
public final class HeadInput extends BulkInput {
  /** The number of bytes to inspect: enough for a page's title and any executable header. */
  public static final int HEAD_BYTES = 4096;

  private final InputStream rest;
  private final byte[] head;
  private int position;

  /** Creates a stream and reads its first bytes. */
  public HeadInput(InputStream stream) throws IOException {
    this.rest = stream;
    this.head = stream.readNBytes(HEAD_BYTES);
  }

  /** Returns the first {@link #HEAD_BYTES}, or all bytes if there are fewer. Read-only. */
  public byte[] head() {
    return head;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (position == head.length) {
      return rest.read(bytes, offset, length);
    }
    int count = Math.min(length, head.length - position);
    System.arraycopy(head, position, bytes, offset, count);
    position += count;
    return count;
  }
}
