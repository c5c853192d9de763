// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.config.model.ConfigProblem;
import java.io.File;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses paths in the syntax of another program, which would silently create a directory of that
 * name: shell and Windows variables, and Windows drives and separators on other systems.
 */
final class ForeignPathSyntax {
  private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern WINDOWS_VARIABLE = Pattern.compile("%([A-Za-z_][A-Za-z0-9_()]*)%");
  private static final Pattern WINDOWS_PATH =
      Pattern.compile("[A-Za-z]:([/\\\\].*)?|\\\\.*|\\.{1,2}\\\\.*|~\\\\.*|[A-Za-z]:[^/]*\\\\.*");

  private ForeignPathSyntax() {}

  /** Refuses a path that does not have the meaning that its author expects. */
  static void refuse(String path) throws RefusedValueException {
    Matcher shell = SHELL_VARIABLE.matcher(path);
    while (shell.find()) {
      // Inside a name, a dollar sign is literal, as in Outer$Inner.
      if (shell.start() == 0 || isSeparator(path.charAt(shell.start() - 1))) {
        throw notReplaced("a shell", shell.group(1));
      }
    }
    Matcher windows = WINDOWS_VARIABLE.matcher(path);
    if (windows.find()) {
      throw notReplaced("Windows", windows.group(1));
    }
    if (File.separatorChar == '/' && WINDOWS_PATH.matcher(path).matches()) {
      throw RefusedValueException.rule(
              ConfigProblem.INVALID_VALUE, "is a Windows path, and this system is not Windows")
          .hint("write it with /; a variable can tell systems apart: ${NAME}");
    }
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\' || c == ':';
  }

  /**
   * Returns a refusal whose message omits the variable, since the text may be secret. Only the
   * suggestion names it.
   */
  private static RefusedValueException notReplaced(String kind, String name) {
    return RefusedValueException.rule(
            ConfigProblem.INVALID_VALUE, "has a variable of " + kind + ", which is not replaced")
        .suggest("write ${" + name + "}");
  }
}
