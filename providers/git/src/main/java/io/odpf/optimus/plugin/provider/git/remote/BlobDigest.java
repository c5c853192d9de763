// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.sha1.SHA1;
import org.eclipse.jgit.util.sha1.Sha1CollisionException;

/**
 * Computes the id of a blob on a separate thread, since JGit's SHA-1 with collision detection is
 * the slowest step of a transfer. Used by one thread.
 */
final class BlobDigest implements AutoCloseable {
  /** The capacity of the queue, in pieces. */
  private static final int PIECES = 16;

  private final SHA1 sha1 = SHA1.newInstance().setDetectCollision(true);
  private final Semaphore free = new Semaphore(PIECES);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread hashing = new Thread(work, "git blob digest");
            hashing.setDaemon(true);
            return hashing;
          });

  /**
   * @param size the size of the blob in bytes
   */
  BlobDigest(long size) {
    sha1.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  /** Adds a copy of a piece of the content. */
  void update(byte[] bytes, int offset, int length) throws InterruptedIOException {
    byte[] piece = Arrays.copyOfRange(bytes, offset, offset + length);
    acquire(1);
    thread.execute(
        () -> {
          try {
            sha1.update(piece);
          } finally {
            free.release();
          }
        });
  }

  /**
   * Returns the id of the content and ends the computation.
   *
   * @throws Sha1CollisionException if the content was made to collide with another
   */
  ObjectId id() throws IOException {
    acquire(PIECES);
    try {
      return sha1.toObjectId();
    } finally {
      free.release(PIECES);
    }
  }

  private void acquire(int pieces) throws InterruptedIOException {
    try {
      free.acquire(pieces);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("while computing a digest");
      stopped.initCause(e);
      throw stopped;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
