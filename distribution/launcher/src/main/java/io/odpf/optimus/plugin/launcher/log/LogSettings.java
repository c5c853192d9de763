// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The log settings of a runtime.
 *
 * @param file the file to append records to
 * @param format the format of records
 * @param level the lowest level that is recorded at the start; may be changed later
 * @param largest the size of the file in bytes after which it is rotated
 */
public record LogSettings(Path file, LogFormat format, LogLevel level, long largest) {
  /** The default size of the file. */
  public static final int DEFAULT_MEBIBYTES = 10;

  public LogSettings {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(level, "level");
  }
}
