// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** The address that plugin paths are appended to. */
final class BaseAddress {
  private static final String PLAIN = "-._~!$&'()*+,;=:@";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private final URI base;

  BaseAddress(URI base) {
    this.base = base;
  }

  /**
   * Returns the address of a path. Characters that an address must not contain are percent-encoded;
   * existing escapes are kept.
   *
   * @throws ProviderException if the path leads outside the base address
   */
  URI resolve(String path) throws ProviderException {
    checkInside(path);
    String folder = base.getRawPath() == null ? "" : base.getRawPath();
    if (folder.endsWith("/")) {
      folder = folder.substring(0, folder.length() - 1);
    }
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    try {
      return new URI(
          base.getScheme() + "://" + base.getRawAuthority() + folder + "/" + encode(path) + query);
    } catch (URISyntaxException e) {
      throw outside(path);
    }
  }

  /**
   * Rejects paths with segments that are empty, dots, or contain a separator, encoded or not.
   *
   * @throws ProviderException if the path leads outside the base address
   */
  static void checkInside(String path) throws ProviderException {
    for (String segment : path.split("/", -1)) {
      String decoded = decode(segment);
      boolean dots = decoded.equals(".") || decoded.equals("..");
      if (decoded.isEmpty() || dots || decoded.indexOf('/') >= 0 || decoded.indexOf('\\') >= 0) {
        throw outside(path);
      }
      for (int i = 0; i < decoded.length(); i++) {
        if (decoded.charAt(i) < ' ' || decoded.charAt(i) == 127) {
          throw outside(path);
        }
      }
    }
  }

  private static String encode(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
      if (letter || b == '/' || PLAIN.indexOf(b) >= 0 || b == '%' && isEscape(bytes, i)) {
        text.append((char) b);
      } else {
        text.append('%').append(HEX[b >> 4]).append(HEX[b & 15]);
      }
    }
    return text.toString();
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length && digit(bytes[at + 1]) >= 0 && digit(bytes[at + 2]) >= 0;
  }

  /** Decodes escapes byte by byte, which is enough to find separators and dots. */
  private static String decode(String step) {
    if (step.indexOf('%') < 0) {
      return step;
    }
    StringBuilder text = new StringBuilder(step.length());
    for (int i = 0; i < step.length(); i++) {
      char c = step.charAt(i);
      if (c == '%'
          && i + 2 < step.length()
          && digit(step.charAt(i + 1)) >= 0
          && digit(step.charAt(i + 2)) >= 0) {
        text.append((char) (digit(step.charAt(i + 1)) * 16 + digit(step.charAt(i + 2))));
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static int digit(int c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private static ProviderException outside(String path) {
    return ProviderException.invalid(
        "the path '" + path + "' leads outside the provider's url",
        "write it relative to the url, without '.', '..' or empty segments");
  }
}
