// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that a configuration names for its values: keys and secrets. */
public final class SmallFile {
  private static final int LARGEST = 64 * 1024;

  /** The code of a file that does not exist, or that this user may not read. */
  public static final String UNAVAILABLE = "unavailable-file";

  /** The code of a file that exists but cannot be used. */
  static final String UNREADABLE = "unreadable-file";

  /** How {@link RegularFile} begins to say what a file is. */
  private static final String IT = "it ";

  private SmallFile() {}

  /**
   * The file's text without a byte order mark and line breaks at its end; at most 64 KiB, and not
   * empty.
   */
  public static String read(Path file) throws Refusal {
    String text;
    try {
      text = RegularFile.text(file, LARGEST);
    } catch (CharacterCodingException e) {
      throw refusal(UNREADABLE, "is not UTF-8 text");
    } catch (IOException e) {
      throw refusal(file, e);
    }
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    if (end == 0) {
      throw refusal(UNREADABLE, "is empty");
    }
    return text.substring(0, end);
  }

  private static Refusal refusal(Path file, IOException failure) {
    String reason = RegularFile.reason(failure);
    boolean told = failure instanceof FileSystemException && reason.startsWith(IT);
    if (told && !reason.startsWith(IT + "does")) {
      return refusal(UNREADABLE, reason.substring(IT.length()));
    }
    boolean there = !told && Files.exists(file);
    return refusal(UNAVAILABLE, there ? "cannot be read" : "does not exist");
  }

  /** Whether a refusal is about a file. */
  static boolean isRefused(Refusal refusal) {
    return refusal.code().equals(UNAVAILABLE) || refusal.code().equals(UNREADABLE);
  }

  private static Refusal refusal(String code, String what) {
    return Refusal.rule(code, "names a file that " + what)
        .hint("a relative path begins at the configuration's directory");
  }
}
