// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.stream;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.InterruptedIOException;

/**
 * The memory that concurrent decoders share for their windows. A decoder that needs more than is
 * free waits until others release theirs. It holds at most one window and releases it before it
 * reserves a larger one, so that decoders cannot wait for each other in a circle. Thread-safe.
 */
public final class DecoderMemory {
  private final long largest;
  private final long total;

  @GuardedBy("this")
  private long reserved;

  /**
   * Creates a pool of memory.
   *
   * @param largest the largest window of one decoder, in bytes
   * @param total the size of all windows together, in bytes; at least {@code largest}
   */
  public DecoderMemory(long largest, long total) {
    if (total < largest) {
      throw new IllegalArgumentException("total " + total + " is less than largest " + largest);
    }
    this.largest = largest;
    this.total = total;
  }

  /**
   * Creates a pool for this JVM: one window takes at most nine sixteenths of the maximum heap, all
   * windows together five eighths. A heap of 256 MiB has room for a window of 128 MiB.
   *
   * @param largest the largest window of one decoder if the heap has room for it, in bytes
   */
  public static DecoderMemory ofJvm(long largest) {
    long heap = Runtime.getRuntime().maxMemory();
    return new DecoderMemory(Math.min(largest, heap / 16 * 9), heap / 16 * 10);
  }

  /** Returns the largest window of one decoder, in bytes. */
  public long largest() {
    return largest;
  }

  /**
   * Reserves memory, waiting until it is free.
   *
   * @return the number of bytes to release later, never more than the pool's total
   * @throws InterruptedIOException if the thread is interrupted while it waits
   */
  public synchronized long reserve(long bytes) throws InterruptedIOException {
    long taken = Math.min(bytes, total);
    try {
      while (reserved + taken > total) {
        wait();
      }
    } catch (InterruptedException e) {
      InterruptedIOException failure =
          new InterruptedIOException("interrupted while waiting for memory");
      failure.initCause(e);
      throw failure;
    }
    reserved += taken;
    return taken;
  }

  /**
   * Releases memory.
   *
   * @param taken the result of {@link #reserve}
   */
  public synchronized void release(long taken) {
    reserved -= taken;
    notifyAll();
  }
}
