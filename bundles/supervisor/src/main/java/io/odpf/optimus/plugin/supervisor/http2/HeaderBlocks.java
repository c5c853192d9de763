// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.http2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;

/** Puts header blocks together and decodes them. Not thread-safe. */
final class HeaderBlocks {
  /** Of one block, encoded; the fields in it may be as large together. */
  private static final int LARGEST = 64 << 10;

  /** In bytes, which the peer may use unless told otherwise: RFC 9113, section 6.5.2. */
  private static final int DYNAMIC_TABLE = 4096;

  private final HPackDecoder decoder = new HPackDecoder(DYNAMIC_TABLE, StandardCharsets.ISO_8859_1);
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private int stream; // of the block that is not complete; 0 if there is none
  private boolean end;

  HeaderBlocks() {
    decoder.setMaxListSize(LARGEST);
  }

  /** What the peer may send in one block, for its settings. */
  static int largest() {
    return LARGEST;
  }

  /**
   * Whether a block was begun, after which no other frame than its continuation may come.
   *
   * @param of the stream of a continuation, or 0
   */
  boolean expectsContinuation(int of) {
    return of == 0 ? stream != 0 : stream == of;
  }

  void begin(int of, boolean endsStream) {
    stream = of;
    end = endsStream;
    parts.reset();
  }

  void add(ByteBuffer part) throws Http2Exception {
    if (parts.size() + part.remaining() > LARGEST) {
      throw new Http2Exception(
          ErrorCode.ENHANCE_YOUR_CALM, "headers of more than " + LARGEST + " bytes");
    }
    parts.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
  }

  /** Whether the stream ends with the block that was just completed. */
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
    } catch (HPackException e) {
      Http2Exception failure =
          new Http2Exception(ErrorCode.COMPRESSION_ERROR, "headers that cannot be read");
      failure.initCause(e);
      throw failure;
    }
  }
}
