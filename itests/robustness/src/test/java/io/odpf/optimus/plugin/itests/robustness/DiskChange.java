// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A change to a file system that a program requested, or a request to write it to disk.
 *
 * @param kind create, truncate, write, fsync, rename, link, symlink, unlink, mkdir, rmdir, chmod
 * @param path the path in the request
 * @param other the new name for a rename or link, else empty
 * @param at the position in the file
 * @param data the written bytes
 */
record DiskChange(String kind, Path path, String other, long at, byte[] data) {
  private static final int FIELDS = 5;

  static DiskChange parse(String line) {
    String[] fields = line.split("\t", FIELDS);
    return new DiskChange(
        fields[0],
        Path.of(fields[1]),
        fields[2],
        Long.parseLong(fields[3]),
        HexFormat.of().parseHex(fields[4]));
  }

  @Override
  public String toString() {
    return kind + " " + path + (other.isEmpty() ? "" : " -> " + other);
  }
}
