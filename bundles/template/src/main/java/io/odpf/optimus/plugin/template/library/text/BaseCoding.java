// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

/**
 * Base64 and base32 with padding (RFC 4648). As in sprig, decoding returns an error message in
 * place of the text if the input is invalid.
 */
final class BaseCoding {
  private static final String ALPHABET_64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String ALPHABET_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private BaseCoding() {}

  static String encode64(String bytes) {
    return encode(bytes, ALPHABET_64, 6, 4);
  }

  static String encode32(String bytes) {
    return encode(bytes, ALPHABET_32, 5, 8);
  }

  private static String encode(String bytes, String alphabet, int bits, int group) {
    StringBuilder out = new StringBuilder(bytes.length() * 8 / bits + group);
    long buffer = 0;
    int filled = 0;
    for (int i = 0; i < bytes.length(); i++) {
      buffer = buffer << 8 | bytes.charAt(i);
      filled += 8;
      while (filled >= bits) {
        filled -= bits;
        out.append(alphabet.charAt((int) (buffer >> filled) & (1 << bits) - 1));
      }
    }
    if (filled > 0) {
      out.append(alphabet.charAt((int) (buffer << bits - filled) & (1 << bits) - 1));
    }
    while (out.length() % group != 0) {
      out.append('=');
    }
    return out.toString();
  }

  /** Returns the decoded bytes, or a text that tells where they are damaged. */
  static String decode64(String text) {
    StringBuilder out = new StringBuilder(text.length() * 3 / 4);
    int index = 0;
    while (true) {
      int buffer = 0;
      int count = 0;
      while (count < 4) {
        if (index == text.length()) {
          return count == 0 ? out.toString() : damage64(index - count);
        }
        char c = text.charAt(index++);
        int digit = ALPHABET_64.indexOf(c);
        if (digit >= 0) {
          buffer = buffer << 6 | digit;
          count++;
        } else if (c == '=') {
          return padded64(text, index, count, buffer, out);
        } else if (c != '\n' && c != '\r') {
          return damage64(index - 1);
        }
      }
      out.append((char) (buffer >> 16 & 255)).append((char) (buffer >> 8 & 255));
      out.append((char) (buffer & 255));
    }
  }

  private static String padded64(String text, int at, int count, int buffer, StringBuilder out) {
    if (count < 2) {
      return damage64(at - 1);
    }
    int index = skipLines(text, at);
    if (count == 2) {
      if (index == text.length() || text.charAt(index) != '=') {
        return damage64(index);
      }
      index = skipLines(text, index + 1);
    }
    if (index < text.length()) {
      return damage64(index);
    }
    int bits = buffer << 6 * (4 - count);
    out.append((char) (bits >> 16 & 255));
    if (count == 3) {
      out.append((char) (bits >> 8 & 255));
    }
    return out.toString();
  }

  private static int skipLines(String text, int at) {
    int index = at;
    while (index < text.length() && (text.charAt(index) == '\n' || text.charAt(index) == '\r')) {
      index++;
    }
    return index;
  }

  private static String damage64(int index) {
    return "illegal base64 data at input byte " + index;
  }

  /** Returns the decoded bytes, or a text that tells where they are damaged. */
  static String decode32(String lines) {
    String text = lines.replace("\n", "").replace("\r", "");
    StringBuilder out = new StringBuilder(text.length() * 5 / 8);
    int index = 0;
    while (index < text.length()) {
      long buffer = 0;
      int count = 0;
      while (count < 8) {
        if (index == text.length()) {
          return damage32(text.length() - count);
        }
        char c = text.charAt(index++);
        int left = text.length() - index;
        if (c == '=' && count >= 2 && left < 8) {
          int error = padding32(text, index, count);
          return error >= 0 ? damage32(error) : append(out, buffer, count).toString();
        }
        int digit = ALPHABET_32.indexOf(c);
        if (digit < 0) {
          return damage32(index - 1);
        }
        buffer = buffer << 5 | digit;
        count++;
      }
      append(out, buffer, count);
    }
    return out.toString();
  }

  /** Returns the index of the first invalid padding character, or -1. */
  private static int padding32(String text, int index, int count) {
    int left = text.length() - index;
    if (left + count < 7) {
      return text.length();
    }
    for (int i = 0; i < 7 - count; i++) {
      if (left > i && text.charAt(index + i) != '=') {
        return index + i - 1;
      }
    }
    return count == 3 || count == 6 ? index - 1 : -1;
  }

  private static StringBuilder append(StringBuilder out, long buffer, int count) {
    int bits = count * 5;
    for (int shift = bits - 8; shift >= 0; shift -= 8) {
      out.append((char) (buffer >> shift & 255));
    }
    return out;
  }

  private static String damage32(int index) {
    return "illegal base32 data at input byte " + index;
  }
}
