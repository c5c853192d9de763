// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * An append-only file that only its owner can access. A full file is renamed to {@code NAME.1}, the
 * previous one to {@code NAME.2}, and so on; the five newest are kept. A file that was moved away
 * or removed is recreated. Not thread-safe.
 */
final class RotatingFile implements AutoCloseable {
  /** The number of full files to keep. */
  static final int KEPT = 5;

  private final Path file;
  private final long largest;
  private OutputStream out = OutputStream.nullOutputStream();
  private Object key = "";
  private long size;

  private RotatingFile(Path file, long largest) {
    this.file = file;
    this.largest = largest;
  }

  /** Opens a file, and creates it if it does not exist. Its directory must exist. */
  static RotatingFile open(Path file, long largest) throws IOException {
    RotatingFile rotating = new RotatingFile(file, largest);
    rotating.reopen();
    return rotating;
  }

  void append(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!key.equals(keyNow())) {
      reopen();
    }
    if (size > 0 && size + bytes.length > largest) {
      rotate();
    }
    out.write(bytes);
    size += bytes.length;
  }

  /** Returns a key that distinguishes this file from another of the same name. */
  private Object keyNow() {
    try {
      return Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return file;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return key;
    }
  }

  private void reopen() throws IOException {
    out.close();
    out = OutputStream.nullOutputStream();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      // Accessible only to the owner, regardless of the umask.
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] own =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      Files.createFile(file, own);
    }
    // Opening a pipe would block until it has a reader, and a device must not be renamed.
    RegularFile.require(file, LinkOption.NOFOLLOW_LINKS);
    out = Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    size = Files.size(file);
    key = keyNow();
  }

  private void rotate() throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      size = 0; // Do not rename the null device.
      return;
    }
    out.close();
    out = OutputStream.nullOutputStream();
    for (int number = KEPT; number > 0; number--) {
      Path younger = number == 1 ? file : numbered(number - 1);
      if (Files.exists(younger, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(younger, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    reopen();
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
