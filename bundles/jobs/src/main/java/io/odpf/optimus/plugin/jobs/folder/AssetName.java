// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.text.TerminalText;
import java.text.Normalizer;
import java.util.Locale;
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

  /** Returns a key that is equal for names that denote the same file on some file system. */
  public static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
