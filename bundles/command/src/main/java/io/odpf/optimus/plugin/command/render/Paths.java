// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How paths are shown: the configuration as the user spelled it, what lies below the working
 * directory relative to it, everything else whole.
 *
 * @param workingDirectory absolute
 * @param config the configuration's absolute path; null if there is none
 * @param spelled how the user named it
 */
public record Paths(Path workingDirectory, @Nullable Path config, String spelled) {
  public Paths {
    Objects.requireNonNull(workingDirectory, "workingDirectory");
    Objects.requireNonNull(spelled, "spelled");
  }

  /** Without a configuration. */
  public static Paths of(Path workingDirectory) {
    return new Paths(workingDirectory, null, "");
  }

  /** Shows a path. */
  public String show(Path path) {
    return show(path.toString());
  }

  /** Shows a path given as text, as positions have it. */
  public String show(String path) {
    String config = this.config == null ? null : this.config.toString();
    if (config != null && path.startsWith(config)) {
      String rest = path.substring(config.length());
      // its lock file has its name and more
      if (rest.isEmpty() || rest.charAt(0) == '.') {
        return TerminalText.line(spelled + rest);
      }
    }
    String below = workingDirectory + workingDirectory.getFileSystem().getSeparator();
    return TerminalText.line(path.startsWith(below) ? path.substring(below.length()) : path);
  }
}
