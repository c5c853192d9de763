// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.apache.hc.core5.http2.hpack.HeaderListConstraintException;

/**
 * Assembles header blocks of HEADERS and CONTINUATION frames, and decodes them. Not thread-safe.
 */
final class HeaderBlocks {
  /** The largest block, in bytes; its decoded fields may be as large together. */
  private static final int LARGEST = 64 << 10;

  /** The peer's default, in bytes: RFC 9113, section 6.5.2. */
  private static final int DYNAMIC_TABLE = 4096;

  private final HPackDecoder decoder = new HPackDecoder(DYNAMIC_TABLE, StandardCharsets.ISO_8859_1);
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private int stream; // of the incomplete block; 0 if there is none
  private boolean end;

  HeaderBlocks() {
    decoder.setMaxListSize(LARGEST);
  }

  /** Returns the largest block that the peer may send, for this side's settings. */
  static int largest() {
    return LARGEST;
  }

  /** Returns whether only a CONTINUATION frame may follow. */
  boolean incomplete() {
    return stream != 0;
  }

  /** Returns whether a CONTINUATION frame for this stream may follow. */
  boolean continuedBy(int id) {
    return incomplete() && stream == id;
  }

  void begin(int id, boolean endsStream) {
    stream = id;
    end = endsStream;
    parts.reset();
  }

  void add(ByteBuffer part) throws Http2Exception {
    if (parts.size() + part.remaining() > LARGEST) {
      throw tooLarge();
    }
    parts.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
  }

  private static Http2Exception tooLarge() {
    return new Http2Exception(
        ErrorCode.ENHANCE_YOUR_CALM, "a header block of more than " + LARGEST + " bytes");
  }

  /** Returns whether the stream ends with the block that was completed last. */
  boolean endsStream() {
    return end;
  }

  List<HeaderField> complete() throws Http2Exception {
    stream = 0;
    try {
      List<HeaderField> fields = new ArrayList<>();
      for (Header header : decoder.decodeHeaders(ByteBuffer.wrap(parts.toByteArray()))) {
        fields.add(new HeaderField(header.getName(), header.getValue()));
      }
      return fields;
    } catch (HeaderListConstraintException e) {
      throw because(tooLarge(), e);
    } catch (HPackException | RuntimeException e) {
      // The decoder does not check all malformed integers.
      throw because(
          new Http2Exception(ErrorCode.COMPRESSION_ERROR, "a header block that is not HPACK"), e);
    }
  }

  private static Http2Exception because(Http2Exception failure, Exception cause) {
    failure.initCause(cause);
    return failure;
  }
}
