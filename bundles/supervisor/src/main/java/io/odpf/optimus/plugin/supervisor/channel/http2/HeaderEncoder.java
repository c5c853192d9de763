// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Encodes header blocks without state: names from HPACK's static table if present, values as
 * literals (RFC 7541, section 6.2.2). A dynamic table would save bytes, which cost nothing between
 * processes of one machine.
 */
final class HeaderEncoder {
  /**
   * Values of the static table (RFC 7541, appendix A), and the numbers of their fields. The keys
   * are not records, since on JDK 17 a record's equals pins the class loader.
   */
  private static final Map<String, String> VALUES = Map.of(":method", "POST", ":scheme", "http");

  private static final Map<String, Integer> FIELDS = Map.of(":method", 3, ":scheme", 6);

  private static final Map<String, Integer> NAMES =
      Map.of(":authority", 1, ":path", 4, "content-type", 31, "user-agent", 58);

  private static final int INDEXED = 0x80;
  private static final int INDEXED_BITS = 7;
  private static final int LITERAL_BITS = 4;

  private HeaderEncoder() {}

  static byte[] encode(List<HeaderField> fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream(256);
    for (HeaderField field : fields) {
      if (field.value().equals(VALUES.get(field.name()))) {
        number(block, INDEXED, INDEXED_BITS, FIELDS.getOrDefault(field.name(), 0));
        continue;
      }
      number(block, 0, LITERAL_BITS, NAMES.getOrDefault(field.name(), 0));
      if (!NAMES.containsKey(field.name())) {
        text(block, field.name());
      }
      text(block, field.value());
    }
    return block.toByteArray();
  }

  private static void text(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    number(block, 0, INDEXED_BITS, bytes.length);
    block.writeBytes(bytes);
  }

  /** Writes an integer behind a prefix: RFC 7541, section 5.1. */
  private static void number(ByteArrayOutputStream block, int pattern, int bits, int value) {
    int most = (1 << bits) - 1;
    if (value < most) {
      block.write(pattern | value);
      return;
    }
    block.write(pattern | most);
    int rest = value - most;
    while (rest >= 0x80) {
      block.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    block.write(rest);
  }
}
