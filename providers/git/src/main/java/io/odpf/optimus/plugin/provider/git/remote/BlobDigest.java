// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.provider.git.sha1.Sha1;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Computes the id of a blob on a thread of its own, since that takes longer than anything else that
 * is done with a blob on its way. Used by one thread.
 */
final class BlobDigest implements AutoCloseable {
  /** How many pieces may wait. */
  private static final int PIECES = 16;

  private final Sha1 sha1 = new Sha1();
  private final Semaphore free = new Semaphore(PIECES);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread hashing = new Thread(work, "git blob digest");
            hashing.setDaemon(true);
            return hashing;
          });

  /**
   * @param size of the blob, in bytes
   */
  BlobDigest(long size) {
    byte[] head = ("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII);
    sha1.update(head, 0, head.length);
  }

  /** Adds a piece of the content, which is copied. */
  void update(byte[] bytes, int offset, int length) throws InterruptedIOException {
    byte[] piece = Arrays.copyOfRange(bytes, offset, offset + length);
    acquire(1);
    thread.execute(
        () -> {
          try {
            sha1.update(piece, 0, piece.length);
          } finally {
            free.release();
          }
        });
  }

  /**
   * Ends the computation.
   *
   * @return the id; empty if the content was made to have the id of another
   */
  Optional<ObjectId> id() throws InterruptedIOException {
    acquire(PIECES);
    try {
      return sha1.digest();
    } finally {
      free.release(PIECES);
    }
  }

  private void acquire(int pieces) throws InterruptedIOException {
    try {
      free.acquire(pieces);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("while computing a digest");
      stopped.initCause(interruption);
      throw stopped;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
