// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Checks an unrequested {@code Content-Encoding} against the body. The header alone is unreliable:
 * object stores repeat what an upload declared ({@code aws-chunked}, {@code none}, {@code UTF-8}),
 * and servers declare {@code gzip} for files that are gzip files.
 */
public final class ContentCoding {
  /** The number of leading bytes that are examined. */
  public static final int PREFIX = 16;

  private static final Set<String> CODINGS =
      Set.of("gzip", "x-gzip", "zstd", "compress", "x-compress", "br", "deflate");

  /** The first bytes of archives, compressed files and programs. */
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

  /** Returns whether a header names a coding that changes bytes. */
  public static boolean isNamed(String header) {
    for (String token : header.split(",")) {
      if (CODINGS.contains(token.trim().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a body is encoded with one of the codings that a header names.
   *
   * @param path the path that the body was requested from
   * @param begin the body's first {@link #PREFIX} bytes, or all of a shorter body
   */
  public static boolean isApplied(String header, String path, byte[] begin) {
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
