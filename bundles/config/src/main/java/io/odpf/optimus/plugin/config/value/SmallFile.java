// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files named as values in a configuration: keys and secrets. */
public final class SmallFile {
  private static final int LARGEST = 64 * 1024;

  /** The beginning of {@link RegularFile}'s reasons. */
  private static final String IT = "it ";

  private SmallFile() {}

  /**
   * Returns the file's text without a byte order mark and without line breaks at its end. Refuses
   * files that are empty or larger than 64 KiB.
   */
  public static String read(Path file) throws RefusedValueException {
    String text;
    try {
      text = RegularFile.text(file, LARGEST);
    } catch (CharacterCodingException e) {
      throw refusal(ConfigProblem.UNREADABLE_FILE, "is not UTF-8 text");
    } catch (IOException e) {
      throw refusal(file, e);
    }
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    if (end == 0) {
      throw refusal(ConfigProblem.UNREADABLE_FILE, "is empty");
    }
    return text.substring(0, end);
  }

  private static RefusedValueException refusal(Path file, IOException e) {
    String reason = RegularFile.reason(e);
    boolean explained = e instanceof FileSystemException && reason.startsWith(IT);
    if (explained && !reason.startsWith(IT + "does")) {
      return refusal(ConfigProblem.UNREADABLE_FILE, reason.substring(IT.length()));
    }
    boolean exists = !explained && Files.exists(file);
    return refusal(ConfigProblem.UNAVAILABLE_FILE, exists ? "cannot be read" : "does not exist");
  }

  /** Returns whether a refusal is about a file. */
  static boolean isCauseOf(RefusedValueException refusal) {
    return refusal.code() == ConfigProblem.UNAVAILABLE_FILE
        || refusal.code() == ConfigProblem.UNREADABLE_FILE;
  }

  private static RefusedValueException refusal(ProblemCode code, String what) {
    return RefusedValueException.rule(code, "names a file that " + what)
        .hint("a relative path begins at the configuration's directory");
  }
}
