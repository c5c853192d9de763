// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the names of secrets in a project's directory. For completion only. */
public final class SecretNames {
  private static final String FILE = ".optimus/secrets.yaml";
  private static final int LARGEST = 16 << 20;
  private static final Pattern NAME =
      Pattern.compile("^- name: \"([A-Za-z_][A-Za-z0-9_]*)\"$", Pattern.MULTILINE);

  private SecretNames() {}

  /** Returns the names in order; none if there are no secrets, or the file cannot be read. */
  public static List<String> in(Path directory) {
    try {
      byte[] bytes = RegularFile.read(directory.resolve(FILE), LARGEST, LinkOption.NOFOLLOW_LINKS);
      return NAME.matcher(new String(bytes, StandardCharsets.UTF_8))
          .results()
          .map(found -> found.group(1))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
