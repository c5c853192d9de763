// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads regular files of bounded size. Never opens a FIFO, which would block, or a device, which
 * may never end. The exception is {@code /dev/null}, which users name to mean "no file" and which
 * reads as empty. Links are followed unless stated otherwise.
 */
public final class RegularFile {
  private static final Path NULL_DEVICE = Path.of("/dev/null");
  private static final int KIND = 0170000;
  private static final int FIFO = 0010000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final int BLOCK_DEVICE = 0060000;
  private static final int SOCKET = 0140000;

  private RegularFile() {}

  /**
   * Opens a file for reading.
   *
   * @param options {@link LinkOption#NOFOLLOW_LINKS} to refuse a link
   * @throws FileSystemException if it is not a regular file; the reason says what it is
   * @throws IOException if the file does not exist or cannot be opened
   */
  public static InputStream open(Path file, LinkOption... options) throws IOException {
    require(file, options);
    return Files.newInputStream(file, options);
  }

  /**
   * Reads a whole file.
   *
   * @param limit the largest permitted size in bytes
   * @param options {@link LinkOption#NOFOLLOW_LINKS} to refuse a link
   * @throws FileSystemException if it is larger than the limit or not a regular file
   * @throws IOException if the file does not exist or cannot be read
   */
  public static byte[] read(Path file, int limit, LinkOption... options) throws IOException {
    try (InputStream in = open(file, options)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new FileSystemException(file.toString(), null, "it is larger than " + size(limit));
      }
      return bytes;
    }
  }

  /**
   * Reads a file of UTF-8 text and drops a leading byte order mark.
   *
   * @param limit the largest permitted size in bytes
   * @throws CharacterCodingException if it is not UTF-8
   * @throws IOException under the same conditions as {@link #read}
   */
  public static String text(Path file, int limit, LinkOption... options) throws IOException {
    byte[] bytes = read(file, limit, options);
    return withoutMark(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
        .toString();
  }

  /** Returns the text without a leading byte order mark. */
  public static CharSequence withoutMark(CharSequence text) {
    return !text.isEmpty() && text.charAt(0) == '\uFEFF'
        ? text.subSequence(1, text.length())
        : text;
  }

  /**
   * Checks that a file is a regular file, without opening it.
   *
   * @throws FileSystemException if it is not; the reason says what it is
   * @throws IOException if the file does not exist
   */
  public static void require(Path file, LinkOption... options) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, options);
    if (!found.isRegularFile() && !(found.isOther() && isNull(file))) {
      throw new FileSystemException(file.toString(), null, "it is " + kind(file, found, options));
    }
  }

  /** Returns why a file could not be read, without its name: {@code it is a FIFO}. */
  public static String reason(IOException failure) {
    if (failure instanceof FileSystemException told && told.getReason() != null) {
      return told.getReason();
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "it does not exist";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static boolean isNull(Path file) throws IOException {
    return Files.exists(NULL_DEVICE) && Files.isSameFile(file, NULL_DEVICE);
  }

  private static String kind(Path file, BasicFileAttributes found, LinkOption... options)
      throws IOException {
    if (found.isDirectory()) {
      return "a directory";
    }
    if (found.isSymbolicLink()) {
      return "a link";
    }
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "not a regular file";
    }
    int mode = (Integer) Files.getAttribute(file, "unix:mode", options);
    return switch (mode & KIND) {
      case FIFO -> "a FIFO, not a regular file";
      case CHARACTER_DEVICE, BLOCK_DEVICE -> "a device, not a regular file";
      case SOCKET -> "a socket, not a regular file";
      default -> "not a regular file";
    };
  }

  private static String size(int bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
  }
}
