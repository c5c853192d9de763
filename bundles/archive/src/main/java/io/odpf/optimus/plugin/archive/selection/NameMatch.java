// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.container.EntryNames;

/** How well an entry's name matches a requested binary, from worst to best. */
enum NameMatch {
  /** Not at all. */
  NONE,
  /** The plugin's name and platform, with a version. */
  VERSIONED,
  /** The requested file name, or the one that Optimus discovers, in any directory. */
  FILE,
  /** The requested path. */
  PATH;

  /** Compares an entry's path to a request. */
  static NameMatch of(String path, BinaryRequest request) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String suffix = request.platform().os().equals("windows") ? ".exe" : "";
    if (request.entry().isPresent()) {
      String wanted = EntryNames.normalize(request.entry().get());
      if (path.equals(wanted) || path.equals(wanted + suffix)) {
        return PATH;
      }
      return file.equals(wanted) || file.equals(wanted + suffix) ? FILE : NONE;
    }
    if (file.equals(request.platform().binaryName(request.plugin()))) {
      return FILE;
    }
    return file.endsWith(suffix) && isVersioned(file, suffix, request) ? VERSIONED : NONE;
  }

  /**
   * Returns whether a file name is of the form optimus-neo_0.1.0_linux_amd64,
   * optimus-neo-v0.1.0_linux_amd64 or optimus-neo_linux_amd64_0.1.0.
   */
  private static boolean isVersioned(String file, String suffix, BinaryRequest request) {
    String name = file.substring(0, file.length() - suffix.length());
    String plugin = "optimus-" + request.plugin();
    String platform = "_" + request.platform();
    if (!name.startsWith(plugin)) {
      return false;
    }
    if (name.startsWith(platform, plugin.length())) {
      return isVersion(name.substring(plugin.length() + platform.length()));
    }
    return name.endsWith(platform)
        && name.length() > plugin.length() + platform.length()
        && isVersion(name.substring(plugin.length(), name.length() - platform.length()));
  }

  /** Returns whether a text is a separator, an optional v, a digit, and characters of versions. */
  private static boolean isVersion(String text) {
    int digit = text.length() > 1 && text.charAt(1) == 'v' ? 2 : 1;
    if (text.length() <= digit
        || "_-@".indexOf(text.charAt(0)) < 0
        || !isDigit(text.charAt(digit))) {
      return false;
    }
    for (int i = digit; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && !isDigit(c) && ".-+~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
