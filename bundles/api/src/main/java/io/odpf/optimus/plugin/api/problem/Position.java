// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.problem;

import java.util.Objects;

/**
 * A place in a text file.
 *
 * @param file the file's name as the user wrote it
 * @param line the line, starting at 1
 * @param column the column, starting at 1, in characters
 */
public record Position(String file, int line, int column) {
  public Position {
    Objects.requireNonNull(file, "file");
  }

  /** Returns {@code file:line:column}, for example {@code config.yaml:3:7}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
