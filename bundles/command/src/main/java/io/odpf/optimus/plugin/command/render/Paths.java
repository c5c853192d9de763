// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way to show paths: the configuration as the user wrote it, paths below the working directory
 * relative to it, and all others in full.
 *
 * @param workingDirectory the absolute path of the working directory
 * @param config the configuration's absolute path; null if there is none
 * @param spelled the configuration as the user wrote it
 */
public record Paths(Path workingDirectory, @Nullable Path config, String spelled) {
  public Paths {
    Objects.requireNonNull(workingDirectory, "workingDirectory");
    Objects.requireNonNull(spelled, "spelled");
  }

  /** Returns the way to show paths without a configuration. */
  public static Paths of(Path workingDirectory) {
    return new Paths(workingDirectory, null, "");
  }

  /** Returns a path as shown. */
  public String show(Path path) {
    return show(path.toString());
  }

  /** Returns a path as shown, given as text as in positions. */
  public String show(String path) {
    String config = this.config == null ? null : this.config.toString();
    if (config != null && path.startsWith(config)) {
      String rest = path.substring(config.length());
      // The name of the lock file begins with that of the configuration.
      if (rest.isEmpty() || rest.charAt(0) == '.') {
        return TerminalText.line(spelled + rest);
      }
    }
    String below = workingDirectory + workingDirectory.getFileSystem().getSeparator();
    return TerminalText.line(path.startsWith(below) ? path.substring(below.length()) : path);
  }
}
