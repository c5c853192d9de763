// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.gzip;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes gzip members, RFC 1952. Unlike {@link java.util.zip.GZIPInputStream}, it verifies the
 * header's checksum and refuses bytes after the last member.
 */
public final class GzipInput extends BulkInput {
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int FLAGS_RESERVED = 0xe0;

  private final ByteFeed feed;
  private final int maxHeaderBytes;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final CRC32 headerCrc = new CRC32();
  private boolean started;
  private boolean ended;

  /**
   * Creates a decoder.
   *
   * @param packed stays open when the decoder is closed
   * @param maxHeaderBytes the largest extra field, name or comment, in bytes
   */
  public GzipInput(InputStream packed, int maxHeaderBytes) {
    this.feed = new ByteFeed(packed);
    this.maxHeaderBytes = maxHeaderBytes;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!started) {
      started = true;
      header();
    }
    while (!ended) {
      int count = inflate(bytes, offset, length);
      if (count > 0) {
        crc.update(bytes, offset, count);
        return count;
      }
      if (inflater.finished()) {
        trailer();
        if (!feed.fill()) {
          ended = true;
        } else {
          inflater.reset();
          crc.reset();
          header();
        }
      } else if (inflater.needsDictionary()) {
        throw CompressionException.corrupt("the gzip data requires a dictionary");
      } else if (!feed.fill()) {
        throw CompressionException.truncated("the gzip data");
      }
    }
    return -1;
  }

  /** Inflates from the feed and consumes exactly the bytes that the inflater used. */
  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    inflater.setInput(feed.buffer(), feed.position(), feed.available());
    try {
      int count = inflater.inflate(bytes, offset, length);
      feed.skip(feed.available() - inflater.getRemaining());
      return count;
    } catch (DataFormatException e) {
      throw CompressionException.corrupt("the gzip data cannot be inflated");
    }
  }

  private void header() throws IOException {
    headerCrc.reset();
    if (headerByte() != 0x1f || headerByte() != 0x8b) {
      throw CompressionException.trailing("the gzip data");
    }
    if (headerByte() != 8) {
      throw CompressionException.corrupt("the gzip header names an unknown method");
    }
    int flags = headerByte();
    if ((flags & FLAGS_RESERVED) != 0) {
      throw CompressionException.corrupt("the gzip header has reserved flags");
    }
    for (int i = 0; i < 6; i++) { // Time, extra flags, operating system: ignored.
      headerByte();
    }
    if ((flags & FLAG_EXTRA) != 0) {
      int length = headerByte() | headerByte() << 8;
      requireHeader(length);
      for (int i = 0; i < length; i++) {
        headerByte();
      }
    }
    if ((flags & FLAG_NAME) != 0) {
      zeroTerminated();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      zeroTerminated();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      int expected = (int) headerCrc.getValue() & 0xffff;
      if ((headerByte() | headerByte() << 8) != expected) {
        throw CompressionException.corrupt("the checksum of the gzip header is wrong");
      }
    }
  }

  private void zeroTerminated() throws IOException {
    int length = 0;
    while (headerByte() != 0) {
      requireHeader(++length);
    }
  }

  private void requireHeader(int length) throws CompressionException {
    if (length > maxHeaderBytes) {
      throw CompressionException.headerTooLarge("the gzip header", maxHeaderBytes);
    }
  }

  private int headerByte() throws IOException {
    int value = feed.next();
    if (value < 0) {
      throw CompressionException.truncated("the gzip header");
    }
    headerCrc.update(value);
    return value;
  }

  private void trailer() throws IOException {
    if (trailerInt() != (int) crc.getValue()) {
      throw CompressionException.corrupt("the checksum of the gzip data is wrong");
    }
    if (trailerInt() != (int) inflater.getBytesWritten()) {
      throw CompressionException.corrupt("the length of the gzip data is wrong");
    }
  }

  private int trailerInt() throws IOException {
    int value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int next = feed.next();
      if (next < 0) {
        throw CompressionException.truncated("the gzip trailer");
      }
      value |= next << shift;
    }
    return value;
  }

  /** Frees the inflater; the packed stream stays open. */
  @Override
  public void close() {
    inflater.end();
    ended = true;
  }
}
