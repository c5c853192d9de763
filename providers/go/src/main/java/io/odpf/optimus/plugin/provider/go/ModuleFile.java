// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a module proxy or a checksum database.
 *
 * @param name its name in messages: {@code the archive of example.com/kit@v1.0.0}
 * @param limit its limit in bytes
 */
record ModuleFile(String name, long limit) {
  private static final Pattern OF_VERSION = Pattern.compile("(.+)/@v/(.+)[.](info|mod|zip)");
  private static final Pattern LIST = Pattern.compile("(.+)/@v/list");
  private static final Pattern LATEST = Pattern.compile("(.+)/@latest");
  private static final Pattern CAPITAL = Pattern.compile("!([a-z])");

  /**
   * Returns the file of a module proxy.
   *
   * @param path the path below the proxy's address
   */
  static ModuleFile ofProxy(String path, GoLimits limits) {
    Matcher version = OF_VERSION.matcher(path);
    if (version.matches()) {
      String module = unescaped(version.group(1) + "@" + version.group(2));
      return switch (version.group(3)) {
        case "zip" -> new ModuleFile("the archive of " + module, limits.archive());
        case "mod" -> new ModuleFile("the go.mod file of " + module, limits.text());
        default -> new ModuleFile("the .info file of " + module, limits.answer());
      };
    }
    Matcher list = LIST.matcher(path);
    if (list.matches()) {
      return new ModuleFile("the list of versions of " + unescaped(list.group(1)), limits.text());
    }
    Matcher latest = LATEST.matcher(path);
    return new ModuleFile(
        latest.matches()
            ? "the latest version of " + unescaped(latest.group(1))
            : "the file " + path,
        limits.answer());
  }

  /**
   * Returns the directory in go's module cache that an archive is unpacked into; empty for others.
   *
   * @param path the path below a proxy's address
   */
  static Optional<String> unpacked(String path) {
    Matcher version = OF_VERSION.matcher(path);
    return version.matches() && version.group(3).equals("zip")
        ? Optional.of(version.group(1) + "@" + version.group(2))
        : Optional.empty();
  }

  /**
   * Returns the answer of a checksum database.
   *
   * @param path the path below the database's address: {@code lookup/example.com/kit@v1.0.0}
   */
  static ModuleFile ofDatabase(String path, GoLimits limits) {
    return new ModuleFile("the checksum database's " + unescaped(path), limits.answer());
  }

  /** Reverses Go's escaping of capital letters as an exclamation mark and a small letter. */
  private static String unescaped(String path) {
    return CAPITAL.matcher(path).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
