// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

/**
 * What is known of paths, which are told apart by a hash of 64 bits: two that share one by chance
 * are taken for one path, so that at worst an archive is refused. A table without objects, for
 * archives of many thousand entries.
 */
final class PathMarks {
  private static final int FIRST_CAPACITY = 1 << 10;

  private long[] keys = new long[FIRST_CAPACITY];
  private byte[] marks = new byte[FIRST_CAPACITY];
  private int count;

  /** Adds marks to a path; those that it had before. */
  int add(long path, int more) {
    if (2 * count >= keys.length) {
      grow();
    }
    int at = find(keys, path);
    int before = marks[at];
    if (keys[at] == 0) {
      keys[at] = path;
      count++;
    }
    marks[at] |= (byte) more;
    return before;
  }

  /** The marks of a path; 0 if it has none. */
  int of(long path) {
    return marks[find(keys, path)];
  }

  private static int find(long[] keys, long path) {
    int mask = keys.length - 1;
    int at = (int) (path ^ path >>> 32) & mask;
    while (keys[at] != 0 && keys[at] != path) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] moreKeys = new long[2 * keys.length];
    byte[] moreMarks = new byte[moreKeys.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int at = find(moreKeys, keys[i]);
        moreKeys[at] = keys[i];
        moreMarks[at] = marks[i];
      }
    }
    keys = moreKeys;
    marks = moreMarks;
  }
}
