// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a file system tells about a regular file without reading it. Two equal stamps mean that
 * nobody wrote the file in between; two different ones mean nothing.
 *
 * @param size in bytes
 * @param modified in nanoseconds since 1970
 * @param changed the inode's change in nanoseconds since 1970; 0 where there is no such thing
 * @param inode its number; 0 where there is no such thing
 */
public record FileStamp(long size, long modified, long changed, long inode) {

  /** A stamp, and whether its owner may execute the file; empty if it is not a regular file. */
  public record Seen(FileStamp stamp, boolean executable) {}

  // Written out: what the compiler leaves to the first call costs every command some ms.
  @Override
  public boolean equals(Object other) {
    return other instanceof FileStamp stamp
        && stamp.size == size
        && stamp.modified == modified
        && stamp.changed == changed
        && stamp.inode == inode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size ^ modified ^ changed ^ inode);
  }

  /** Looks at a file, not following a link. */
  public static Optional<Seen> look(Path file) throws IOException {
    try {
      return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
          ? unix(file)
          : basic(file);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static Optional<Seen> unix(Path file) throws IOException {
    Map<String, Object> values =
        Files.readAttributes(
            file,
            "unix:size,lastModifiedTime,ctime,ino,mode,isRegularFile",
            LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(values.get("isRegularFile"))) {
      return Optional.empty();
    }
    FileStamp stamp =
        new FileStamp(
            (Long) values.get("size"),
            nanos(values.get("lastModifiedTime")),
            nanos(values.get("ctime")),
            (Long) values.get("ino"));
    return Optional.of(new Seen(stamp, ((Integer) values.get("mode") & 0100) != 0));
  }

  private static Optional<Seen> basic(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      return Optional.empty();
    }
    FileStamp stamp = new FileStamp(attributes.size(), nanos(attributes.lastModifiedTime()), 0, 0);
    return Optional.of(new Seen(stamp, true));
  }

  private static long nanos(Object time) {
    return ((FileTime) time).to(TimeUnit.NANOSECONDS);
  }
}
