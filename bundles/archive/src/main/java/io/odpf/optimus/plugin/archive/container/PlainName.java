// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.util.Locale;

/** Requires of a binary's path that it is possible on every system and has no hidden characters. */
final class PlainName {
  private static final int MAX_DEPTH = 32;

  private PlainName() {}

  static void require(String name) throws ArchiveFault {
    String flaw = flaw(name);
    if (!flaw.isEmpty()) {
      throw EntryNames.unsafe(name, flaw);
    }
  }

  /** Returns the flaw of a name as a predicate, such as "has a colon"; empty if it is plain. */
  static String flaw(String name) {
    int depth = 1;
    int begin = 0;
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', begin)) {
      String flaw = componentFlaw(name.substring(begin, slash));
      if (!flaw.isEmpty()) {
        return flaw;
      }
      begin = slash + 1;
      depth++;
    }
    return depth > MAX_DEPTH
        ? "is more than " + MAX_DEPTH + " directories deep"
        : componentFlaw(name.substring(begin));
  }

  private static String componentFlaw(String component) {
    for (int i = 0; i < component.length(); ) {
      int codePoint = component.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint < ' ' || codePoint == 0x7f) {
        return "has a control character";
      }
      if (codePoint == '\\') {
        return "has a backslash";
      }
      if (codePoint == ':') {
        return "has a colon, which marks a drive or stream on Windows";
      }
      if (codePoint >= 0x80 && isInvisible(codePoint)) {
        return "contains an invisible or bidirectional control character";
      }
    }
    char last = component.charAt(component.length() - 1);
    if (last == '.' || last == ' ') {
      return "ends in a dot or a space";
    }
    return isDevice(component) ? "is the name of a device on Windows" : "";
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean isDevice(String component) {
    int dot = component.indexOf('.');
    String base = (dot < 0 ? component : component.substring(0, dot)).stripTrailing();
    if (base.length() < 3 || base.length() > 7) {
      return false;
    }
    return switch (base.toUpperCase(Locale.ROOT)) {
      case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" -> true;
      default -> base.length() == 4 && isNumberedDevice(base.toUpperCase(Locale.ROOT));
    };
  }

  private static boolean isNumberedDevice(String base) {
    char digit = base.charAt(3);
    return (base.startsWith("COM") || base.startsWith("LPT"))
        && (digit >= '0' && digit <= '9'
            || digit == '\u00b9'
            || digit == '\u00b2'
            || digit == '\u00b3');
  }
}
