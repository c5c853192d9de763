// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

/**
 * An entry of the central directory.
 *
 * @param name its path, without parts that mean nothing
 * @param rawName its bytes in the archive, to be compared with the local header's
 * @param spelling what these mean, unchecked
 * @param kind what it is
 * @param flags the general purpose flags
 * @param method 0 or 8
 * @param crc of the content
 * @param packed bytes in the archive
 * @param unpacked bytes of content
 * @param offset of the local header
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

  /** What an entry is. */
  enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  boolean isFolder() {
    return kind == Kind.FOLDER;
  }

  boolean isLink() {
    return kind == Kind.LINK;
  }

  boolean hasDescriptor() {
    return (flags & FLAG_DESCRIPTOR) != 0;
  }
}
