// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

/**
 * How large things may be that JGit keeps in memory, since a server chooses their sizes. The limits
 * are far above those of real repositories, and lower where the heap is small.
 *
 * @param heap of this JVM, in bytes
 */
record MemoryBudget(long heap) {
  /** The largest directories of public monorepos have some 100,000 entries, which take 4 MiB. */
  private static final long MOST_TREE = 32L << 20;

  /** A commit's or a tag's message; the longest in Linux's history has 50 KiB. */
  private static final long MOST_TEXT = 4L << 20;

  /** A file as the difference to another one: git makes none of files above 512 MiB. */
  private static final long MOST_DELTA = 512L << 20;

  /** Each takes some 100 bytes. A commit of Linux has 100,000, one of Chromium 450,000. */
  private static final long MOST_OBJECTS = 1_000_000;

  /** Some 250,000 refs. Servers with version 2 of the protocol send a few. */
  private static final long MOST_REFS = 16L << 20;

  static MemoryBudget ofThisJvm() {
    return new MemoryBudget(Runtime.getRuntime().maxMemory());
  }

  /** Of a directory, in bytes. */
  long tree() {
    return Math.min(MOST_TREE, heap / 8);
  }

  /** Of a commit or a tag, in bytes. */
  long text() {
    return Math.min(MOST_TEXT, heap / 16);
  }

  /** Of a delta, and of what it makes of its base, in bytes: all three are in memory at a time. */
  long delta() {
    return Math.min(MOST_DELTA, heap / 4);
  }

  /** In a pack. */
  long objects() {
    return Math.min(MOST_OBJECTS, heap / 256);
  }

  /** Of an advertisement, in bytes. A ref takes some four times as many in memory. */
  long refs() {
    return Math.min(MOST_REFS, heap / 16);
  }
}
