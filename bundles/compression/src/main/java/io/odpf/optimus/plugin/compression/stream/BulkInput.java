// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.stream;

import java.io.IOException;
import java.io.InputStream;

/** An input stream that is meant to be read in large pieces; reading single bytes is slow. */
public abstract class BulkInput extends InputStream {

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
