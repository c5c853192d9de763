// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a server may send in one connection: it ends up on the disk. */
final class LimitedInput extends FilterInputStream {
  /** In bytes: twice what a plugin may have. */
  static final long MOST = 4L << 30;

  private final long most;
  private long read;

  LimitedInput(InputStream source, long most) {
    super(source);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count > 0) {
      read += count;
      if (read > most) {
        throw new RemoteFailure(
            ProviderException.local(
                "the repository sends more than " + (most >> 20) + " MiB",
                "use a server that leaves other files out (uploadpack.allowFilter), or keep the"
                    + " plugin in a repository of its own",
                null));
      }
    }
    return count;
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("nothing is passed over");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
