// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.selection;

import io.odpf.optimus.plugin.archive.BinaryRequest;
import io.odpf.optimus.plugin.archive.container.EntryNames;

/** How well an entry's name says that it is the binary which is wanted. */
enum NameMatch {
  /** Not at all: only what is in it could tell. */
  NONE,
  /** The plugin's name and platform, with a version. */
  VERSIONED,
  /** The file name that was asked for, or that Optimus discovers, in any folder. */
  FILE,
  /** The very path that was asked for. */
  PATH;

  /** Compares an entry's path in its archive with what is wanted. */
  static NameMatch of(String path, BinaryRequest request) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String suffix = request.platform().os().equals("windows") ? ".exe" : "";
    if (request.entry().isPresent()) {
      String wanted = EntryNames.withoutIdleParts(request.entry().get());
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
   * optimus-neo_0.1.0_linux_amd64, optimus-neo-v0.1.0_linux_amd64, optimus-neo_linux_amd64_0.1.0
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

  /** A mark, perhaps a v, a digit, and what versions are made of. */
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
