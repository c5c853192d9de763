// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream whose beginning can be looked at before it is read. */
public final class HeadInput extends BulkInput {
  /**
   * As much of a beginning as is looked at: enough for a page's title and any executable header.
   */
  public static final int HEAD_BYTES = 4096;

  private final InputStream rest;
  private final byte[] head;
  private int position;

  public HeadInput(InputStream stream) throws IOException {
    this.rest = stream;
    byte[] bytes = new byte[HEAD_BYTES];
    int length = 0;
    while (length < bytes.length) {
      int count = stream.read(bytes, length, bytes.length - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
    this.head = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** The first {@link #HEAD_BYTES}, or all if there are fewer. Not to be changed. */
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
