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
 * Reads regular files of a bounded size. A FIFO would block its reader, and a device may never end:
 * neither is opened. The one exception is {@code /dev/null}, which people name for "no such file"
 * and which reads as empty. Links are followed unless stated otherwise.
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
   * @throws FileSystemException if it is something else than a regular file; the reason says what
   * @throws IOException if there is no such file, or it cannot be opened
   */
  public static InputStream open(Path file, LinkOption... options) throws IOException {
    require(file, options);
    return Files.newInputStream(file, options);
  }

  /**
   * Reads a whole file.
   *
   * @param limit the most bytes it may have
   * @param options {@link LinkOption#NOFOLLOW_LINKS} to refuse a link
   * @throws FileSystemException if it is larger, or something else than a regular file
   * @throws IOException if there is no such file, or it cannot be read
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
   * Reads a file of UTF-8 text, without the byte order mark that it may begin with.
   *
   * @param limit the most bytes it may have
   * @throws CharacterCodingException if it is not UTF-8
   * @throws IOException as {@link #read} throws it
   */
  public static String text(Path file, int limit, LinkOption... options) throws IOException {
    byte[] bytes = read(file, limit, options);
    return withoutMark(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
        .toString();
  }

  /** A text without the byte order mark that it may begin with. */
  public static CharSequence withoutMark(CharSequence text) {
    return !text.isEmpty() && text.charAt(0) == '\uFEFF'
        ? text.subSequence(1, text.length())
        : text;
  }

  /**
   * Makes sure that a file is a regular one, without opening it.
   *
   * @throws FileSystemException if it is not; the reason says what it is
   * @throws IOException if there is no such file
   */
  public static void require(Path file, LinkOption... options) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, options);
    if (!found.isRegularFile() && !(found.isOther() && isNull(file))) {
      throw new FileSystemException(file.toString(), null, "it is " + kind(file, found, options));
    }
  }

  /** Why a file could not be read, without its name: {@code it is a FIFO, not a regular file}. */
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
      return "no regular file";
    }
    int mode = (Integer) Files.getAttribute(file, "unix:mode", options);
    return switch (mode & KIND) {
      case FIFO -> "a FIFO, not a regular file";
      case CHARACTER_DEVICE, BLOCK_DEVICE -> "a device, not a regular file";
      case SOCKET -> "a socket, not a regular file";
      default -> "no regular file";
    };
  }

  private static String size(int bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
  }
}
