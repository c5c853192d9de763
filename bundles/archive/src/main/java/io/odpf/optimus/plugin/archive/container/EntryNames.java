// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The names in one archive. No file is created under such a name, so names of files that are not
 * the plugin may be odd or repeated, as long as they stay in the archive. The plugin's own name
 * must identify one file, on every system and for every tool. Used by one thread.
 */
public final class EntryNames {
  private static final int MAX_COMPONENT_BYTES = 255;
  private static final int MAX_DIRECTORIES = 1 << 16;

  /** Limits the work for names, in characters. */
  private static final long MAX_WORK = 64L << 20;

  /** The factor by which a name that is not ASCII is more work. */
  private static final int UNICODE_WORK = 16;

  private static final int FILE = 1;
  private static final int REPEATED = 2;
  private static final int DIRECTORY = 4;
  private static final int LINK = 8;

  private final PassedOver passedOver = new PassedOver();
  private final PathMarks marks = new PathMarks();
  private final int maxDirectories;
  private int directories;
  private long work;

  /**
   * Creates an empty set of names.
   *
   * @param maxEntries the number of entries that the archive may have
   */
  public EntryNames(int maxEntries) {
    this.maxDirectories = Math.max(MAX_DIRECTORIES, maxEntries / 2);
  }

  /**
   * Adds the name of an entry.
   *
   * @param raw the name in the archive, with slashes between its components
   * @param directory whether the entry is a directory; a slash at the end is then optional
   * @return the name with single slashes and without empty or {@code .} components; empty for the
   *     root directory
   */
  public String accept(String raw, boolean directory) throws ArchiveFault {
    String name = path(raw);
    if (name.isEmpty()) {
      if (directory && !raw.isEmpty()) {
        return name;
      }
      throw unsafe(raw, raw.isEmpty() ? "is empty" : "has only empty components");
    }
    mark(name, directory ? DIRECTORY : FILE);
    if (!directory) {
      passedOver.add(name, PlainName.flaw(name));
    }
    return name;
  }

  /** Describes the odd entries so far. */
  public Optional<String> passedOver() {
    return passedOver.words();
  }

  /**
   * Adds a link, which must stay in the archive.
   *
   * @param raw the link's name in the archive
   * @param target the link's target
   * @param hard whether the target is relative to the root, as for hard links, instead of to the
   *     link's directory
   */
  public EntryLink link(String raw, String target, boolean hard) throws ArchiveFault {
    String name = accept(raw, false);
    mark(name, LINK);
    passedOver.add(name, "is a link");
    List<String> base = new ArrayList<>(hard ? List.of() : List.of(name.split("/")));
    if (!hard) {
      base.remove(base.size() - 1);
    }
    String plain = target.replace('\\', '/');
    if (plain.isEmpty() || plain.startsWith("/") || hasDrive(plain) || plain.indexOf('\0') >= 0) {
      throw EntryLink.leaves(raw, target);
    }
    boolean up = true;
    for (String component : plain.split("/")) {
      if (component.isEmpty() || component.equals(".")) {
        continue;
      }
      if (!component.equals("..")) {
        up = false;
        base.add(component);
      } else if (!up || base.isEmpty()) {
        // After a name that is a link itself, it would lead elsewhere.
        throw EntryLink.leaves(raw, target);
      } else {
        base.remove(base.size() - 1);
      }
    }
    return new EntryLink(name, String.join("/", base));
  }

  /** Requires that a name identifies one file, and the same one on every system. */
  public void requireOne(String name) throws ArchiveFault {
    PlainName.require(name);
    long hash = 0;
    String folded = fold(name);
    for (int begin = 0; begin <= folded.length(); ) {
      int end = componentEnd(folded, begin);
      hash = hash(hash, folded, begin, end);
      int known = marks.of(hash);
      boolean last = end == folded.length();
      if ((known & (last ? DIRECTORY : FILE)) != 0) {
        throw duplicate(name, "is both a file and a directory");
      }
      if (last && (known & REPEATED) != 0) {
        throw duplicate(
            name, "appears more than once, in the same or another case or Unicode form");
      }
      begin = end + 1;
    }
  }

  private void mark(String name, int kind) throws ArchiveFault {
    String folded = fold(name);
    work += name.length() * (folded.length() == name.length() && isAscii(name) ? 1L : UNICODE_WORK);
    if (work > MAX_WORK) {
      throw ArchiveFault.limit(
          ArchiveProblem.TOO_MANY_ENTRIES, "holds too many names, or too long ones");
    }
    long hash = 0;
    for (int begin = 0; begin <= folded.length(); ) {
      int end = componentEnd(folded, begin);
      hash = hash(hash, folded, begin, end);
      requireLength(folded, begin, end);
      int mark = end < folded.length() ? DIRECTORY : kind;
      int before = marks.add(hash, mark);
      if (mark == DIRECTORY && (before & DIRECTORY) == 0 && ++directories > maxDirectories) {
        throw ArchiveFault.limit(
            ArchiveProblem.TOO_MANY_ENTRIES, "holds more than " + maxDirectories + " directories");
      }
      if (mark == FILE && (before & FILE) != 0) {
        marks.add(hash, REPEATED);
        passedOver.add(name, "appears more than once");
      }
      if (((before | mark) & (LINK | DIRECTORY)) == (LINK | DIRECTORY)) {
        throw new ArchiveFault(
            ArchiveProblem.LINK_ENTRY,
            "has a link that is also a directory: " + TerminalText.excerpt(name),
            "pack the files themselves");
      }
      begin = end + 1;
    }
  }

  private static void requireLength(String name, int begin, int end) throws ArchiveFault {
    int most = end - begin;
    if (most <= MAX_COMPONENT_BYTES / 3) {
      return;
    }
    if (name.substring(begin, end).getBytes(StandardCharsets.UTF_8).length > MAX_COMPONENT_BYTES) {
      throw ArchiveFault.limit(
          ArchiveProblem.NAME_TOO_LONG,
          "has an entry with a component of its name longer than "
              + MAX_COMPONENT_BYTES
              + " bytes");
    }
  }

  private static int componentEnd(String name, int begin) {
    int slash = name.indexOf('/', begin);
    return slash < 0 ? name.length() : slash;
  }

  /** Returns the hash of a path, from its parent's hash and its last component; never 0. */
  private static long hash(long parent, String name, int begin, int end) {
    long hash = parent * 0x9e3779b97f4a7c15L + 0x27d4eb2f165667c5L;
    for (int i = begin; i < end; i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }

  /** Returns a name without empty components, and refuses one that leaves the archive. */
  public static String path(String raw) throws ArchiveFault {
    if (raw.startsWith("/")) {
      throw unsafe(raw, "is absolute");
    }
    if (hasDrive(raw)) {
      throw unsafe(raw, "begins with a drive letter of Windows");
    }
    if (raw.indexOf('\0') >= 0) {
      throw unsafe(raw, "holds a NUL");
    }
    if (raw.indexOf('\\') >= 0) {
      requireInsideOnWindows(raw);
    }
    if (isPlain(raw)) {
      return raw;
    }
    for (String component : raw.split("/")) {
      if (component.equals("..")) {
        throw unsafe(raw, "leaves its directory");
      }
    }
    return normalize(raw);
  }

  /** Returns a path without empty and {@code .} components. */
  public static String normalize(String path) {
    StringBuilder name = new StringBuilder(path.length());
    for (String component : path.split("/")) {
      if (!component.isEmpty() && !component.equals(".")) {
        name.append(name.length() == 0 ? "" : "/").append(component);
      }
    }
    return name.toString();
  }

  /** Returns whether there is nothing to remove or refuse, as in most names. */
  private static boolean isPlain(String raw) {
    for (int begin = 0; begin <= raw.length(); ) {
      int end = componentEnd(raw, begin);
      if (end == begin
          || raw.charAt(begin) == '.'
              && (end == begin + 1 || end == begin + 2 && raw.charAt(begin + 1) == '.')) {
        return false;
      }
      begin = end + 1;
    }
    return true;
  }

  private static void requireInsideOnWindows(String raw) throws ArchiveFault {
    String name = raw.replace('\\', '/');
    boolean up = name.startsWith("/") || hasDrive(name);
    for (String component : name.split("/")) {
      up |= component.equals("..");
    }
    if (up) {
      throw unsafe(raw, "has a backslash, and leaves its directory on Windows");
    }
  }

  private static boolean hasDrive(String name) {
    char first = name.length() < 2 || name.charAt(1) != ':' ? ' ' : name.charAt(0);
    return first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z';
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Returns a name as a file system sees it that ignores case and Unicode form. */
  private static String fold(String name) {
    if (isAscii(name)) {
      return name.toLowerCase(Locale.ROOT);
    }
    // Upper case first, since some letters have two lower-case forms.
    String form = Normalizer.normalize(name, Normalizer.Form.NFD);
    return Normalizer.normalize(
        form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  static ArchiveFault unsafe(String raw, String why) {
    return new ArchiveFault(
        ArchiveProblem.UNSAFE_ENTRY,
        "has an entry whose name " + why + ": " + TerminalText.excerpt(raw),
        "pack the artifact again with plain relative names");
  }

  private static ArchiveFault duplicate(String raw, String why) {
    return new ArchiveFault(
        ArchiveProblem.DUPLICATE_ENTRY,
        "has an entry whose name " + why + ": " + TerminalText.excerpt(raw),
        "pack the plugin once, under a unique name");
  }
}
