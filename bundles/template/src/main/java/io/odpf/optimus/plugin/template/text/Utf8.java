// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.text;

import java.nio.charset.StandardCharsets;

/**
 * Converts between Java strings and byte strings, and decodes the code points of byte strings. A
 * byte string is a {@code String} whose characters are bytes.
 */
public final class Utf8 {
  /** The code point that stands for an invalid byte. */
  public static final int INVALID = 0xFFFD;

  private static final int SURROGATE_OF_BYTE = 0xDC00;

  private Utf8() {}

  /** Encodes a Java string as UTF-8. A lone surrogate becomes a question mark. */
  public static String encode(String text) {
    return isAscii(text)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Decodes UTF-8 to a Java string. Invalid bytes become U+FFFD. */
  public static String decode(String bytes) {
    return isAscii(bytes)
        ? bytes
        : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /**
   * Decodes UTF-8 to a Java string without loss: each invalid byte becomes a lone surrogate, which
   * {@link #encodeExactly} turns back.
   */
  public static String decodeExactly(String bytes) {
    if (isAscii(bytes)) {
      return bytes;
    }
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i += size(bytes, i)) {
      out.appendCodePoint(
          isInvalid(bytes, i) ? SURROGATE_OF_BYTE + bytes.charAt(i) : rune(bytes, i));
    }
    return out.toString();
  }

  /** Encodes a string that {@link #decodeExactly} returned, or a part of it. */
  public static String encodeExactly(String text) {
    if (isAscii(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() * 2);
    text.codePoints()
        .forEach(
            c -> {
              if (c >= SURROGATE_OF_BYTE && c < SURROGATE_OF_BYTE + 0x100) {
                out.append((char) (c - SURROGATE_OF_BYTE));
              } else {
                append(out, c);
              }
            });
    return out.toString();
  }

  /** Returns whether all characters are ASCII. */
  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Returns the code point that begins at an index, or {@link #INVALID}. */
  public static int rune(String bytes, int index) {
    int lead = bytes.charAt(index);
    if (lead < 0x80) {
      return lead;
    }
    int size = sequence(bytes, index);
    if (size == 1) {
      return INVALID;
    }
    int rune = lead & 0xFF >> size + 1;
    for (int i = 1; i < size; i++) {
      rune = rune << 6 | bytes.charAt(index + i) & 0x3F;
    }
    return rune;
  }

  /** Returns the number of bytes of the code point at an index; 1 if it is invalid. */
  public static int size(String bytes, int index) {
    return bytes.charAt(index) < 0x80 ? 1 : sequence(bytes, index);
  }

  /** Returns whether the byte at an index is not the beginning of a valid sequence. */
  public static boolean isInvalid(String bytes, int index) {
    return bytes.charAt(index) >= 0x80 && sequence(bytes, index) == 1;
  }

  /** Returns whether all bytes are valid UTF-8. */
  public static boolean isValid(String bytes) {
    for (int i = 0; i < bytes.length(); i += size(bytes, i)) {
      if (isInvalid(bytes, i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of code points; an invalid byte counts as one. */
  public static int count(String bytes) {
    int count = 0;
    for (int i = 0; i < bytes.length(); i += size(bytes, i)) {
      count++;
    }
    return count;
  }

  /** Returns the beginning of the code point that ends at an index. */
  public static int previous(String bytes, int end) {
    for (int size = Math.min(4, end); size > 1; size--) {
      if (size(bytes, end - size) == size) {
        return end - size;
      }
    }
    return end - 1;
  }

  /** Appends a code point; an invalid one is written as {@link #INVALID}. */
  public static void append(StringBuilder out, int rune) {
    int c = rune < 0 || rune > 0x10FFFF || rune >= 0xD800 && rune < 0xE000 ? INVALID : rune;
    if (c < 0x80) {
      out.append((char) c);
    } else if (c < 0x800) {
      out.append((char) (0xC0 | c >> 6)).append((char) (0x80 | c & 0x3F));
    } else if (c < 0x10000) {
      out.append((char) (0xE0 | c >> 12)).append((char) (0x80 | c >> 6 & 0x3F));
      out.append((char) (0x80 | c & 0x3F));
    } else {
      out.append((char) (0xF0 | c >> 18)).append((char) (0x80 | c >> 12 & 0x3F));
      out.append((char) (0x80 | c >> 6 & 0x3F)).append((char) (0x80 | c & 0x3F));
    }
  }

  /** Returns the code points; an invalid byte is {@link #INVALID}. */
  public static int[] runes(String bytes) {
    int[] runes = new int[count(bytes)];
    int count = 0;
    for (int i = 0; i < bytes.length(); i += size(bytes, i)) {
      runes[count++] = rune(bytes, i);
    }
    return runes;
  }

  /** Returns the length of the valid sequence that begins at an index, or 1 if there is none. */
  private static int sequence(String bytes, int index) {
    int lead = bytes.charAt(index);
    int size = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 1;
    if (lead >= 0xF0 && lead <= 0xF4) {
      size = 4;
    }
    if (size == 1 || index + size > bytes.length()) {
      return 1;
    }
    int second = bytes.charAt(index + 1);
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 1;
    }
    for (int i = 2; i < size; i++) {
      if ((bytes.charAt(index + i) & 0xC0) != 0x80) {
        return 1;
      }
    }
    return size;
  }
}
