// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The start line and header fields of an HTTP/1.1 request or response.
 *
 * @param line the start line
 * @param fields the values of the header fields by lower-case name; of a repeated field, the last
 *     value
 */
public record HttpHead(String line, Map<String, String> fields) {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_FIELDS = 64;

  public HttpHead {
    fields = Map.copyOf(fields);
  }

  /**
   * Reads a head and the empty line after it.
   *
   * @throws IOException if it is malformed or too large, or the connection ends within it
   */
  public static HttpHead read(InputStream in) throws IOException {
    String first = line(in);
    Map<String, String> fields = new HashMap<>();
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      int colon = field.indexOf(':');
      if (colon <= 0 || fields.size() == MOST_FIELDS) {
        throw new IOException("the header is malformed");
      }
      fields.put(
          field.substring(0, colon).toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
    }
    return new HttpHead(first, fields);
  }

  private static String line(InputStream in) throws IOException {
    return TextLines.next(in, LONGEST_LINE)
        .orElseThrow(() -> new EOFException("the connection ended in the header"));
  }

  /**
   * Returns one of the three parts of the start line.
   *
   * @param index 0, 1 or 2
   */
  public String part(int index) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length <= index) {
      throw new IOException("the first line of the header is malformed");
    }
    return parts[index];
  }

  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * Returns the body that follows this head, according to its Transfer-Encoding or Content-Length;
   * an empty one if it has neither.
   */
  public InputStream body(InputStream in) throws IOException {
    if (field("transfer-encoding").orElse("").equalsIgnoreCase("chunked")) {
      return new ChunkedInput(in);
    }
    try {
      return new CountedInput(in, Long.parseLong(field("content-length").orElse("0")));
    } catch (NumberFormatException e) {
      throw new IOException("the header has a malformed length", e);
    }
  }
}
