// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.executable;

import java.util.Optional;

/**
 * The first line of a script, as Linux reads it: {@code #!}, spaces and tabs, the absolute path of
 * an interpreter, an optional argument, and the end of the line or file. The path must end within
 * the first 256 bytes.
 *
 * @param runs whether the kernel runs the script
 * @param flaw why it does not, as a noun phrase, if there is more to say; else empty
 * @param hint what to do; empty without a flaw
 */
public record ScriptLine(boolean runs, String flaw, String hint) {
  private static final int KERNEL_BYTES = 256;
  private static final ScriptLine RUNS = new ScriptLine(true, "", "");
  private static final ScriptLine FAILS = new ScriptLine(false, "", "");

  /** Reads the first line of a file; empty if the file is not a script. */
  public static Optional<ScriptLine> of(byte[] head) {
    int mark = begins(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
    if (head.length < mark + 2 || head[mark] != '#' || head[mark + 1] != '!') {
      return Optional.empty();
    }
    if (mark > 0) {
      return Optional.of(
          new ScriptLine(
              false,
              "a script with a byte order mark in front, which keeps the system from running it",
              "save it as UTF-8 without a byte order mark"));
    }
    return Optional.of(read(head));
  }

  private static ScriptLine read(byte[] head) {
    int at = 2;
    while (at < head.length && isBlank(head[at])) {
      at++;
    }
    if (at >= head.length || head[at] != '/') {
      return FAILS;
    }
    int pathEnd = at;
    while (pathEnd < head.length && !isBlank(head[pathEnd]) && head[pathEnd] != '\n') {
      pathEnd++;
    }
    int end = pathEnd;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    for (int i = at; i < end; i++) {
      boolean carriageReturn = head[i] == '\r' && i + 1 == end;
      if (head[i] >= 0 && head[i] < ' ' && head[i] != '\t' && !carriageReturn) {
        return FAILS;
      }
    }
    if (head[end - 1] == '\r') {
      return new ScriptLine(
          false,
          "a script whose first line ends in CR LF, so that the system looks for an interpreter"
              + " with a CR in its name",
          "save it with LF line endings, for instance with dos2unix");
    }
    return pathEnd < KERNEL_BYTES ? RUNS : FAILS;
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }

  private static boolean begins(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
