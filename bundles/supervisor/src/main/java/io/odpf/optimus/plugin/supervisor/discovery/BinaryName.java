// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Optional;

/**
 * The parsed file name of a plugin: {@code optimus-<name>_<os>_<arch>}, {@code
 * optimus-<name>_<version>_<os>_<arch>}, and generation A's {@code
 * optimus-task-<name>_<version>_<os>_<arch>} and {@code optimus-hook-…} (Optimus v0.0.1,
 * plugin/plugin.go); followed by {@code .exe} on Windows.
 *
 * @param plugin the plugin's name, which ends at the first underscore
 * @param version absent if the name has none
 */
record BinaryName(String plugin, Optional<String> version) {
  /** The beginning of every plugin's file name. */
  static final String PREFIX = "optimus-";

  private static final String TASK = "task-";
  private static final String HOOK = "hook-";

  /** Returns whether a file's name begins and ends like those of plugins for a platform. */
  static boolean fits(String file, Platform platform) {
    return file.startsWith(PREFIX) && file.endsWith(end(platform));
  }

  /** Parses the name of a file; empty if it does not name a plugin for a platform. */
  static Optional<BinaryName> parse(String file, Platform platform) {
    int end = file.length() - end(platform).length();
    if (!fits(file, platform) || end <= PREFIX.length()) {
      return Optional.empty();
    }
    String stem = file.substring(PREFIX.length(), end);
    int mark = stem.indexOf('_');
    if (mark < 0) {
      return usable(stem) ? Optional.of(new BinaryName(stem, Optional.empty())) : Optional.empty();
    }
    String name = stem.substring(0, mark);
    String version = stem.substring(mark + 1);
    if (name.startsWith(TASK) || name.startsWith(HOOK)) {
      name = name.substring(TASK.length());
    }
    return usable(name) && usable(version)
        ? Optional.of(new BinaryName(name, Optional.of(version)))
        : Optional.empty();
  }

  private static String end(Platform platform) {
    return "_" + platform + (platform.os().equals("windows") ? ".exe" : "");
  }

  /** Returns whether a string is safe as a file name and as an argument of a command. */
  private static boolean usable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letterOrDigit && (i == 0 || c != '.' && c != '-' && c != '+')) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
