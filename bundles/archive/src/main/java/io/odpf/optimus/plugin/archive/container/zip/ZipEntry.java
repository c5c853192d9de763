// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

/**
 * An entry of the central directory.
 *
 * @param name the normalized path
 * @param rawName the bytes of the name, to compare with the local header's
 * @param spelling the decoded name, unchecked
 * @param kind the kind
 * @param flags the general purpose flags
 * @param method 0 or 8
 * @param crc the CRC of the content
 * @param packed the number of bytes in the archive
 * @param unpacked the number of bytes of the content
 * @param offset the position of the local header
 */
record ZipEntry(
    String name,
    byte[] rawName,
    String spelling,
    Kind kind,
    int flags,
    int method,
    long crc,
    long packed,
    long unpacked,
    long offset) {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int FLAG_DESCRIPTOR = 1 << 3;
  static final int FLAG_UTF8 = 1 << 11;

  /** The kinds of entries. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK
  }

  boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  boolean isLink() {
    return kind == Kind.LINK;
  }

  boolean hasDescriptor() {
    return (flags & FLAG_DESCRIPTOR) != 0;
  }
}
