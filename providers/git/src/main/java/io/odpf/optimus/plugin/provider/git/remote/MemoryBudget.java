// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

/**
 * The limits for data that JGit keeps in memory and whose size the server chooses. They are far
 * above the sizes in real repositories, and lower if the heap is small.
 *
 * @param heap the heap of this JVM in bytes
 */
record MemoryBudget(long heap) {
  /** The largest directories of public monorepos have some 100,000 entries, which take 4 MiB. */
  private static final long MOST_TREE = 32L << 20;

  /** The message of a commit or a tag; the longest in the history of Linux has 50 KiB. */
  private static final long MOST_TEXT = 4L << 20;

  /** A file as the difference to another one; git creates none for files above 512 MiB. */
  private static final long MOST_DELTA = 512L << 20;

  /** Each takes some 100 bytes. A commit of Linux has 100,000, one of Chromium 450,000. */
  private static final long MOST_OBJECTS = 1_000_000;

  /** Some 250,000 refs. Servers with version 2 of the protocol send a few. */
  private static final long MOST_REFS = 16L << 20;

  static MemoryBudget ofThisJvm() {
    return new MemoryBudget(Runtime.getRuntime().maxMemory());
  }

  /** Returns the limit of a directory in bytes. */
  long tree() {
    return Math.min(MOST_TREE, heap / 8);
  }

  /** Returns the limit of a commit or a tag in bytes. */
  long text() {
    return Math.min(MOST_TEXT, heap / 16);
  }

  /** Returns the limit in bytes of a delta and of its result, which are in memory with the base. */
  long delta() {
    return Math.min(MOST_DELTA, heap / 4);
  }

  /** Returns the limit for the number of objects in a pack. */
  long objects() {
    return Math.min(MOST_OBJECTS, heap / 256);
  }

  /**
   * Returns the limit of an advertisement in bytes, of which refs take four times as many in
   * memory.
   */
  long refs() {
    return Math.min(MOST_REFS, heap / 16);
  }
}
