// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

/**
 * A map of paths to marks. Paths are identified by a 64-bit hash: if two collide, they count as one
 * path, and at worst the archive is refused. It allocates no objects per path, since archives can
 * have many thousand entries.
 */
final class PathMarks {
  private static final int FIRST_CAPACITY = 1 << 10;

  private long[] keys = new long[FIRST_CAPACITY];
  private byte[] marks = new byte[FIRST_CAPACITY];
  private int count;

  /** Adds marks to a path and returns its previous marks. */
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

  /** Returns the marks of a path; 0 if it has none. */
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
