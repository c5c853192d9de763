// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Limits the bytes that a server sends in one connection: first refs and other data that JGit keeps
 * in memory, then a pack, which JGit writes to the disk.
 */
final class LimitedInput extends BlockInput {
  /**
   * In bytes; enough for some 5,000 commits at which history is cut off. JGit keeps them in a set,
   * which is slow if the server chooses ids with equal hash codes.
   */
  static final long MOST_BEFORE_PACK = 256L << 10;

  /** In bytes; twice the size of the largest plugin. */
  static final long MOST = 4L << 30;

  /** The number of first bytes to keep, which identify the kind of server. */
  private static final int MOST_KEPT = 8 * 1024;

  private final InputStream source;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private long most;
  private String kind = " of refs";
  private Optional<PackLimits> pack = Optional.empty();
  private long read;

  /**
   * @param most the limit for refs, in bytes
   */
  LimitedInput(InputStream source, long most) {
    this.source = source;
    this.most = most;
  }

  /** Starts to count the answer to a fetch. */
  void expectAnswer() {
    read = 0;
    most = MOST_BEFORE_PACK;
    kind = " before a pack";
  }

  /**
   * Starts to count a pack.
   *
   * @param bytes the limit of the pack
   */
  void expectPack(long bytes, PackLimits limits) {
    read = 0;
    most = bytes;
    kind = "";
    pack = Optional.of(limits);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = source.read(target, offset, length);
    if (count > 0) {
      read += count;
      if (pack.isEmpty() && beginning.size() < MOST_KEPT) {
        beginning.write(target, offset, Math.min(count, MOST_KEPT - beginning.size()));
      }
      if (read > most) {
        throw tooLong();
      }
      if (pack.isPresent()) {
        pack.get().check(target, offset, count);
      }
    }
    return count;
  }

  /** Returns the first bytes that the server sent. */
  String beginning() {
    return beginning.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    pack.ifPresent(PackLimits::close);
    source.close();
  }

  private RemoteFailure tooLong() {
    String size = most >> 20 > 0 ? (most >> 20) + " MiB" : (most >> 10) + " KiB";
    return failure(
        "the repository sends more than " + size + kind,
        pack.isPresent()
            ? "use a server that leaves other files out (uploadpack.allowFilter), or keep the"
                + " plugin in a repository of its own"
            : "use a server with version 2 of git's protocol, which sends only what was asked for");
  }

  static RemoteFailure failure(String message, String hint) {
    return new RemoteFailure(ProviderException.local(message, hint, null));
  }
}
