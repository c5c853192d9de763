// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression;

import io.odpf.optimus.plugin.compression.bzip2.Bzip2Input;
import io.odpf.optimus.plugin.compression.gzip.GzipInput;
import io.odpf.optimus.plugin.compression.stream.DecoderLimits;
import io.odpf.optimus.plugin.compression.xz.XzInput;
import io.odpf.optimus.plugin.compression.zstd.ZstdInput;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The compressed formats that are recognised, and for some of them a decoder. To support another
 * format, add its decoder and a constant here.
 */
public enum CompressionFormat {
  GZIP("gzip data", "1f8b", ".gz", ".gzip"),
  XZ("xz data", "fd377a585a00", ".xz"),
  ZSTD("zstd data", "28b52ffd|5.2a4d18", ".zst", ".zstd"),
  /** The magic number includes the beginning of the first block, since its own is three letters. */
  BZIP2("bzip2 data", "425a683.31|425a683.17", ".bz2"),
  LZIP("an lzip file", "4c5a4950", ".lz"),
  LZ4("an lz4 file", "04224d18", ".lz4"),
  COMPRESS("a file of Unix compress", "1f9d", ".Z"),
  LZMA("an lzma file", "5d0000", ".lzma");

  private final String description;
  private final Magic magic;

  @SuppressWarnings("ImmutableEnumChecker") // The list is immutable.
  private final List<String> suffixes;

  CompressionFormat(String description, String magic, String... suffixes) {
    this.description = description;
    this.magic = new Magic(magic);
    this.suffixes = List.of(suffixes);
  }

  /** Returns the format of a file that begins with these bytes; empty if it is not recognised. */
  public static Optional<CompressionFormat> of(byte[] head) {
    for (CompressionFormat format : values()) {
      if (format.magic.begins(head)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Returns a noun phrase for messages, such as "gzip data". */
  public String description() {
    return description;
  }

  /** Returns whether there is a decoder for this format. */
  public boolean isSupported() {
    return switch (this) {
      case LZIP, LZ4, COMPRESS, LZMA -> false;
      default -> true;
    };
  }

  /**
   * Creates a decoder. It throws {@link
   * io.odpf.optimus.plugin.compression.stream.CompressionException} for data that it refuses,
   * passes on what the packed stream throws, and is used by one thread.
   *
   * @param packed stays open when the decoder is closed
   * @param limits the decoder holds its window until it is closed
   * @throws UnsupportedOperationException if there is no decoder for this format
   */
  public InputStream open(InputStream packed, DecoderLimits limits) {
    // A switch instead of a field, so that only the classes of this decoder are loaded.
    return new DecoderInput(
        switch (this) {
          case GZIP -> new GzipInput(packed, limits.headerBytes());
          case XZ -> new XzInput(packed, limits.memory());
          case ZSTD -> new ZstdInput(packed, limits.memory());
          case BZIP2 -> new Bzip2Input(packed);
          default -> throw new UnsupportedOperationException("no decoder for " + this);
        });
  }

  /** Returns a file's name without this format's suffix. */
  public String strip(String name) {
    for (String suffix : suffixes) {
      if (name.length() > suffix.length() && name.endsWith(suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return name;
  }
}
