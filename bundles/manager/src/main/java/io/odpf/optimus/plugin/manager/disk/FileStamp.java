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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The metadata of a regular file that shows whether it was written. Equal stamps mean that the file
 * was not written in between; different stamps mean nothing.
 *
 * @param size the size in bytes
 * @param modified the time of the last modification, in nanoseconds since 1970
 * @param changed the time of the inode's last change, in nanoseconds since 1970; 0 where there is
 *     none
 * @param inode the inode's number; 0 where there is none
 */
public record FileStamp(long size, long modified, long changed, long inode) {

  /** A stamp, and whether the file's owner may execute it. */
  public record Seen(FileStamp stamp, boolean executable) {}

  // Written out: the first call of a generated method costs every command some milliseconds.
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

  /** Returns the stamp of a file; empty if it is not a regular file. Does not follow links. */
  public static Optional<Seen> look(Path file) throws IOException {
    try {
      return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
          ? unix(file)
          : basic(file);
    } catch (NoSuchFileException e) {
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
            (Long) value(values, "size"),
            nanos(value(values, "lastModifiedTime")),
            nanos(value(values, "ctime")),
            (Long) value(values, "ino"));
    return Optional.of(new Seen(stamp, ((Integer) value(values, "mode") & 0100) != 0));
  }

  private static Object value(Map<String, Object> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
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
