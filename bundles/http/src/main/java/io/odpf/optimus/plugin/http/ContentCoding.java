// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Judges a {@code Content-Encoding} that nobody asked for by the body itself. Stores keep whatever
 * an upload said ({@code aws-chunked}, {@code none}, {@code UTF-8}), and servers call a file that
 * is compressed a file that they have compressed.
 */
final class ContentCoding {
  /** How many bytes of a body tell. */
  static final int TELLING = 16;

  private static final Set<String> CODINGS =
      Set.of("gzip", "x-gzip", "zstd", "compress", "x-compress", "br", "deflate");

  /** How files begin that are not text: archives, compressed files, programs. */
  private static final String[] MAGIC = {
    "\u001f\u008b",
    "(\u00b5/\u00fd",
    "\u001f\u009d",
    "PK",
    "\u00fd7zXZ",
    "BZh",
    "\u007fELF",
    "MZ",
    "\u00cf\u00fa\u00ed\u00fe",
    "\u00ce\u00fa\u00ed\u00fe",
    "\u00ca\u00fe\u00ba\u00be",
  };

  private ContentCoding() {}

  /** Whether a header names a coding that changes bytes. */
  static boolean isNamed(String header) {
    for (String token : header.split(",")) {
      if (CODINGS.contains(token.trim().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a body is in one of the codings that a header names.
   *
   * @param path where the body is from
   * @param begin its first bytes, {@link #TELLING} unless it is shorter
   */
  static boolean isApplied(String header, String path, byte[] begin) {
    String text = new String(begin, StandardCharsets.ISO_8859_1);
    String name = path.toLowerCase(Locale.ROOT);
    for (String token : header.split(",")) {
      boolean applied =
          switch (token.trim().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> text.startsWith(MAGIC[0]) && !name.endsWith("gz");
            case "zstd" ->
                text.startsWith(MAGIC[1]) && !name.endsWith("zst") && !name.endsWith("zstd");
            case "compress", "x-compress" -> text.startsWith(MAGIC[2]) && !name.endsWith(".z");
            case "br", "deflate" -> !isKnown(text);
            default -> false;
          };
      if (applied) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKnown(String begin) {
    for (String magic : MAGIC) {
      if (begin.startsWith(magic)) {
        return true;
      }
    }
    for (int i = 0; i < begin.length(); i++) {
      char c = begin.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 127) {
        return false;
      }
    }
    return true;
  }
}
