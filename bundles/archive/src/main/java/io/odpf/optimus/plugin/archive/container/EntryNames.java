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
 * The names in one archive. Nothing is ever created under a name: those of files that are not the
 * plugin may be odd, or come twice, as long as they stay in the archive. The plugin's own must mean
 * one file, on every system and to every tool. Used by one thread.
 */
public final class EntryNames {
  private static final int MAX_COMPONENT_BYTES = 255;
  private static final int MAX_FOLDERS = 1 << 16;

  /** Bounds the work for names; a name that is not ASCII is so many times the work. */
  private static final long MAX_WORK = 64L << 20;

  private static final int UNICODE_WORK = 16;

  private static final int FILE = 1;
  private static final int REPEATED = 2;
  private static final int FOLDER = 4;
  private static final int LINK = 8;

  private final PassedOver passedOver = new PassedOver();
  private final PathMarks marks = new PathMarks();
  private final int maxFolders;
  private int folders;
  private long work;

  /**
   * @param maxEntries how many entries the archive may have
   */
  public EntryNames(int maxEntries) {
    this.maxFolders = Math.max(MAX_FOLDERS, maxEntries / 2);
  }

  /**
   * Takes an entry's name.
   *
   * @param raw as the archive has it, components parted by slashes
   * @param directory whether it is a directory's; a slash at the end is then optional
   * @return its components, parted by single slashes, without those that mean nothing; empty for
   *     the root directory
   */
  public String accept(String raw, boolean directory) throws ArchiveFault {
    String name = path(raw);
    if (name.isEmpty()) {
      if (directory && !raw.isEmpty()) {
        return name;
      }
      throw unsafe(raw, raw.isEmpty() ? "is empty" : "has no part that means something");
    }
    mark(name, directory ? FOLDER : FILE);
    if (!directory) {
      passedOver.add(name, PlainName.flaw(name));
    }
    return name;
  }

  /** Describes the unusual entries so far, which are not unpacked. */
  public Optional<String> passedOver() {
    return passedOver.words();
  }

  /**
   * Takes a link, which must stay in the archive.
   *
   * @param raw its name as the archive has it
   * @param target what it leads to
   * @param hard whether the target is a path in the archive, instead of one seen from the link
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
        // Behind a name it would lead out if that is a link itself.
        throw EntryLink.leaves(raw, target);
      } else {
        base.remove(base.size() - 1);
      }
    }
    return new EntryLink(name, String.join("/", base));
  }

  /** Requires that a name that was accepted means one file, and the same one everywhere. */
  public void requireOne(String name) throws ArchiveFault {
    PlainName.require(name);
    long hash = 0;
    String folded = fold(name);
    for (int begin = 0; begin <= folded.length(); ) {
      int end = componentEnd(folded, begin);
      hash = hash(hash, folded, begin, end);
      int known = marks.of(hash);
      boolean last = end == folded.length();
      if ((known & (last ? FOLDER : FILE)) != 0) {
        throw duplicate(name, "is both a file and a folder");
      }
      if (last && (known & REPEATED) != 0) {
        throw duplicate(name, "comes more than once, in the same or another case or Unicode form");
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
      int mark = end < folded.length() ? FOLDER : kind;
      int before = marks.add(hash, mark);
      if (mark == FOLDER && (before & FOLDER) == 0 && ++folders > maxFolders) {
        throw ArchiveFault.limit(
            ArchiveProblem.TOO_MANY_ENTRIES, "holds more than " + maxFolders + " folders");
      }
      if (mark == FILE && (before & FILE) != 0) {
        marks.add(hash, REPEATED);
        passedOver.add(name, "comes more than once");
      }
      if (((before | mark) & (LINK | FOLDER)) == (LINK | FOLDER)) {
        throw new ArchiveFault(
            ArchiveProblem.LINK_ENTRY,
            "has a link that is a folder too: " + TerminalText.excerpt(name),
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
          "has an entry with a part of its name longer than " + MAX_COMPONENT_BYTES + " bytes");
    }
  }

  private static int componentEnd(String name, int begin) {
    int slash = name.indexOf('/', begin);
    return slash < 0 ? name.length() : slash;
  }

  /** The hash of a path, from its parent's and its last component; never 0. */
  private static long hash(long parent, String name, int begin, int end) {
    long hash = parent * 0x9e3779b97f4a7c15L + 0x27d4eb2f165667c5L;
    for (int i = begin; i < end; i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }

  /** Drops what means nothing, and refuses what leaves the archive. */
  public static String path(String raw) throws ArchiveFault {
    if (raw.startsWith("/")) {
      throw unsafe(raw, "is absolute");
    }
    if (hasDrive(raw)) {
      throw unsafe(raw, "begins with a letter and a colon, as a drive of Windows");
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
        throw unsafe(raw, "leaves its folder");
      }
    }
    return withoutIdleParts(raw);
  }

  /** A path without parts that mean nothing: {@code .} and what is between two slashes. */
  public static String withoutIdleParts(String path) {
    StringBuilder name = new StringBuilder(path.length());
    for (String component : path.split("/")) {
      if (!component.isEmpty() && !component.equals(".")) {
        name.append(name.length() == 0 ? "" : "/").append(component);
      }
    }
    return name.toString();
  }

  /** Whether there is nothing to drop or refuse, as nearly always. */
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
      throw unsafe(raw, "has a backslash, and leaves its folder on Windows");
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

  /** A name as the least discerning file system sees it. */
  private static String fold(String name) {
    if (isAscii(name)) {
      return name.toLowerCase(Locale.ROOT);
    }
    // Upper case first: some letters have two lower forms.
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
        "pack the plugin once, under a name of its own");
  }
}
