// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

/**
 * The memory that decoders of several artifacts share for their windows. Whoever wants more than is
 * free waits until others have ended. A decoder has one window at a time, so that none waits for
 * another that waits for it. Thread-safe.
 */
public final class DecoderMemory {
  private final long largest;
  private final long total;
  private long reserved; // guarded by this

  /**
   * @param largest what one decoder may have, in bytes
   * @param total what all may have together; at least as much
   */
  public DecoderMemory(long largest, long total) {
    if (total < largest) {
      throw new IllegalArgumentException(total + " of " + largest);
    }
    this.largest = largest;
    this.total = total;
  }

  /**
   * One decoder may have nine sixteenths of the JVM's largest heap, all together five eighths. With
   * the heap of 256 MiB that the command has, that is room for a window of 128 MiB.
   *
   * @param largest what one decoder may have in a heap that is large enough, in bytes
   */
  public static DecoderMemory ofJvm(long largest) {
    long heap = Runtime.getRuntime().maxMemory();
    return new DecoderMemory(Math.min(largest, heap / 16 * 9), heap / 16 * 10);
  }

  /** What one decoder may have, in bytes. */
  public long largest() {
    return largest;
  }

  /**
   * Takes so many bytes, once they are free.
   *
   * @return how many were taken, to be released: never more than there are at all
   */
  public synchronized long reserve(long bytes) throws Interruption {
    long taken = Math.min(bytes, total);
    try {
      while (reserved + taken > total) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new Interruption();
    }
    reserved += taken;
    return taken;
  }

  /** Gives back what was taken. */
  public synchronized void release(long taken) {
    reserved -= taken;
    notifyAll();
  }
}
