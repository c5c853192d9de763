// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.util.List;
import java.util.Locale;

/** Checks that the locale supports file names and output beyond ASCII. */
final class LocaleCheck implements Check {
  @Override
  public String name() {
    return "locale";
  }

  @Override
  public List<Finding> run(Machine machine) {
    return List.of(
        judge(
            System.getProperty("sun.jnu.encoding", ""), System.getProperty("native.encoding", "")));
  }

  static Finding judge(String fileNames, String output) {
    if (isUnicode(fileNames) && isUnicode(output)) {
      return Finding.ok(output);
    }
    return Finding.warning(
        "the locale's encoding is "
            + (isUnicode(fileNames) ? output : fileNames)
            + ": files whose names are not ASCII cannot be used",
        "set LANG or LC_ALL to a UTF-8 locale, for instance C.UTF-8");
  }

  private static boolean isUnicode(String encoding) {
    return encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
  }
}
