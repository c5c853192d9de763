// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of plugins in a configuration. For completion only: the file is not parsed,
 * because it may be incomplete while the user edits it.
 */
public final class PluginNames {
  private static final int LARGEST = 1 << 20;
  // At the beginning of a line, or within a mapping in flow style.
  private static final Pattern OUTPUT =
      Pattern.compile(
          "(?:^[\\s-]*|[{,]\\s*)[\"']?output[\"']?\\s*:\\s*[\"']?([a-z0-9][a-z0-9._-]*)");

  private PluginNames() {}

  /** Returns the names in order; none if the file cannot be read. */
  public static List<String> in(Path config) {
    TreeSet<String> names = new TreeSet<>();
    try {
      String text = new String(RegularFile.read(config, LARGEST), StandardCharsets.UTF_8);
      for (String line : text.split("\\R")) {
        Matcher matcher = OUTPUT.matcher(line.strip().startsWith("#") ? "" : line);
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return List.copyOf(names);
  }
}
