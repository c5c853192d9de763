// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.entry;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Printable;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names in one archive. Nothing is ever created under a name, but an archive that could not be
 * unpacked alike on every system, by every tool, is not one to take an executable from. Used by one
 * thread.
 */
public final class EntryNames {
  private static final int MAX_COMPONENT_BYTES = 255;
  private static final int MAX_DEPTH = 32;

  /** Bounds the memory that names take, whatever they look like. */
  private static final int MAX_NODES = 1 << 16;

  private static final int MAX_TOTAL_CHARS = 4 << 20;

  private final Node root = new Node("", true);
  private int nodes;
  private int totalChars;

  /**
   * A file or folder, and what is in it by its name as the least discerning file system sees it.
   */
  private record Node(String spelling, boolean directory, Map<String, Node> children) {
    Node(String spelling, boolean directory) {
      this(spelling, directory, directory ? new HashMap<>() : Map.of());
    }
  }

  /**
   * Takes an entry's name.
   *
   * @param raw as the archive has it, components parted by slashes
   * @param directory whether it is a directory's; a slash at the end is then optional
   * @return the name without "./" before it and a slash behind it; empty for the root directory
   */
  public String accept(String raw, boolean directory) throws ArchiveFault {
    String name = raw;
    while (name.startsWith("./")) {
      name = name.substring(2);
    }
    if (directory && name.endsWith("/")) {
      name = name.substring(0, name.length() - 1);
    }
    if (directory && !raw.isEmpty() && (name.isEmpty() || name.equals("."))) {
      if (raw.startsWith("/")) {
        throw unsafe(raw, "is absolute");
      }
      return "";
    }
    totalChars += name.length();
    if (totalChars > MAX_TOTAL_CHARS) {
      throw ArchiveFault.limit(
          "too-many-entries", "holds more names than " + MAX_TOTAL_CHARS + " characters");
    }
    if (name.startsWith("/")) {
      throw unsafe(raw, "is absolute");
    }
    Node parent = root;
    int depth = 0;
    for (int begin = 0; begin <= name.length(); ) {
      int slash = name.indexOf('/', begin);
      int end = slash < 0 ? name.length() : slash;
      String component = name.substring(begin, end);
      check(component, raw);
      if (++depth > MAX_DEPTH) {
        throw unsafe(raw, "is more than " + MAX_DEPTH + " folders deep");
      }
      parent = enter(parent, component, slash >= 0 || directory, raw);
      begin = end + 1;
    }
    return name;
  }

  private Node enter(Node parent, String component, boolean directory, String raw)
      throws ArchiveFault {
    String folded = fold(component);
    Node known = parent.children.get(folded);
    if (known == null) {
      if (++nodes > MAX_NODES) {
        throw ArchiveFault.limit(
            "too-many-entries", "holds more than " + MAX_NODES + " files and folders");
      }
      Node node = new Node(component, directory);
      parent.children.put(folded, node);
      return node;
    }
    if (!known.spelling.equals(component)) {
      throw duplicate(raw, "differs from another name in case or Unicode form alone");
    }
    if (known.directory != directory) {
      throw duplicate(raw, "is both a file and a folder");
    }
    if (!directory) {
      throw duplicate(raw, "comes more than once");
    }
    // Tools do write the same folder twice; that takes nothing from anything.
    return known;
  }

  private static void check(String component, String raw) throws ArchiveFault {
    if (component.isEmpty()) {
      throw unsafe(raw, raw.isEmpty() ? "is empty" : "has an empty part");
    }
    if (component.equals("..")) {
      throw unsafe(raw, "leaves its folder");
    }
    if (component.equals(".")) {
      throw unsafe(raw, "has a part that means nothing");
    }
    boolean ascii = true;
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      ascii &= c < 0x80;
      if (c < ' ' || c == 0x7f) {
        throw unsafe(raw, "has a control character");
      }
      if (c == '\\') {
        throw unsafe(raw, "has a backslash");
      }
      if (c == ':') {
        throw unsafe(raw, "has a colon, as a drive or a stream of Windows");
      }
    }
    if (!ascii) {
      checkUnicode(component, raw);
    }
    if ((ascii ? component.length() : component.getBytes(StandardCharsets.UTF_8).length)
        > MAX_COMPONENT_BYTES) {
      throw ArchiveFault.limit(
          "name-too-long",
          "has an entry with a part of its name longer than " + MAX_COMPONENT_BYTES + " bytes");
    }
    char last = component.charAt(component.length() - 1);
    if (last == '.' || last == ' ') {
      throw unsafe(raw, "ends in a dot or a space");
    }
    if (isDevice(component)) {
      throw unsafe(raw, "is a device on Windows");
    }
  }

  private static void checkUnicode(String component, String raw) throws ArchiveFault {
    for (int i = 0; i < component.length(); ) {
      int codePoint = component.codePointAt(i);
      i += Character.charCount(codePoint);
      switch (Character.getType(codePoint)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE ->
            throw unsafe(raw, "has a character that is not seen or turns the writing around");
        default -> {
          // Any other character is a name's own affair.
        }
      }
    }
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

  private static String fold(String component) {
    for (int i = 0; i < component.length(); i++) {
      if (component.charAt(i) >= 0x80) {
        // Upper case first: some letters have two lower forms.
        String form = Normalizer.normalize(component, Normalizer.Form.NFD);
        return Normalizer.normalize(
            form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
      }
    }
    return component.toLowerCase(Locale.ROOT);
  }

  private static ArchiveFault unsafe(String raw, String why) {
    return new ArchiveFault(
        "unsafe-entry",
        "has an entry whose name " + why + ": " + Printable.text(raw),
        "pack the artifact again with plain relative names");
  }

  private static ArchiveFault duplicate(String raw, String why) {
    return new ArchiveFault(
        "duplicate-entry",
        "has an entry whose name " + why + ": " + Printable.text(raw),
        "pack every file once, under names that differ");
  }
}
