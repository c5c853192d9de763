// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.stream;

import java.io.IOException;
import java.util.Objects;

/**
 * Thrown when compressed data cannot be decoded. The message is a sentence about the data, without
 * a full stop. Failures of the underlying stream are never wrapped in this exception.
 */
public final class CompressionException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** The reasons for which data is refused. */
  public enum Kind {
    /** The data ends before its format says so. */
    TRUNCATED,
    /** The data contradicts its format, a checksum or a length. */
    CORRUPT,
    /** Bytes follow the end of the data. */
    TRAILING_DATA,
    /** The data needs a larger window than {@link DecoderMemory} allows. */
    WINDOW_TOO_LARGE,
    /** A header is larger than {@link DecoderLimits} allows. */
    HEADER_TOO_LARGE
  }

  private CompressionException(Kind kind, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Returns why the data is refused. */
  public Kind kind() {
    return kind;
  }

  /**
   * Creates an exception for data that ends too early.
   *
   * @param part the part that is incomplete, such as "the gzip header"
   */
  public static CompressionException truncated(String part) {
    return new CompressionException(Kind.TRUNCATED, part + " ends too early");
  }

  /** Creates an exception for data that contradicts its format, a checksum or a length. */
  public static CompressionException corrupt(String message) {
    return new CompressionException(Kind.CORRUPT, message);
  }

  /**
   * Creates an exception for bytes after the end of the data.
   *
   * @param part the part that precedes the bytes, such as "the gzip data"
   */
  public static CompressionException trailing(String part) {
    return new CompressionException(Kind.TRAILING_DATA, "unexpected bytes after " + part);
  }

  /**
   * Creates an exception for data that needs too large a window.
   *
   * @param part the compressed data, such as "the xz data"
   * @param needed the window's size in bytes
   * @param limit the largest permitted size in bytes
   */
  public static CompressionException windowTooLarge(String part, long needed, long limit) {
    return new CompressionException(
        Kind.WINDOW_TOO_LARGE,
        part
            + " needs a window of "
            + mebibytes(needed)
            + " MiB, more than the limit of "
            + mebibytes(limit)
            + " MiB");
  }

  /**
   * Creates an exception for a header that is too large.
   *
   * @param part the header, such as "the gzip header"
   * @param limit the largest permitted size in bytes
   */
  public static CompressionException headerTooLarge(String part, long limit) {
    return new CompressionException(
        Kind.HEADER_TOO_LARGE, part + " is larger than " + limit + " bytes");
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
