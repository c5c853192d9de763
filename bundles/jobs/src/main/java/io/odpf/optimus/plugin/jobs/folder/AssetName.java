// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules for names of assets, which become files in a container's directory. */
public final class AssetName {
  private static final int LONGEST = 255;
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]"
              + "|conin\\$|conout\\$)(?:[. ].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private AssetName() {}

  /**
   * Returns the reason why a name is not allowed, as a predicate that follows the name; an empty
   * text if the name is allowed.
   */
  public static String fault(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return "is not the name of a file";
    }
    if (name.equalsIgnoreCase(".env") || name.equalsIgnoreCase(".secret")) {
      return "is the name of a file that the container gets besides the assets";
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
      return "has a separator of paths";
    }
    if (!name.codePoints().allMatch(TerminalText::isUnambiguous)) {
      return "has an invisible or a control character";
    }
    if (DEVICE.matcher(name).matches()) {
      return "is the name of a device on Windows";
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      return "ends with a point or a space, which Windows drops";
    }
    return name.length() > LONGEST ? "is longer than " + LONGEST + " characters" : "";
  }

  /**
   * Returns the reason why a name conflicts with another one, as a predicate that follows the name.
   */
  public static String clash(String other) {
    return "differs from " + TerminalText.quote(other) + " only in case or in Unicode form";
  }

  /**
   * Returns what is wrong with names of files that are written to one directory.
   *
   * @param where where the names are from, to follow the name; empty to say nothing of it
   * @param hint what to do
   */
  public static List<Problem> problems(Collection<String> names, String where, String hint) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    for (String name : new TreeSet<>(names)) {
      String fault = fault(name);
      String other = taken.putIfAbsent(key(name), name);
      if (other != null) {
        fault = clash(other);
      }
      if (!fault.isEmpty()) {
        problems.add(
            Problem.of(
                JobProblem.ASSET_NAME,
                "asset " + TerminalText.quote(name) + where + " " + fault,
                hint));
      }
    }
    return problems;
  }

  /** Returns a key that is equal for names that denote the same file on some file system. */
  public static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
