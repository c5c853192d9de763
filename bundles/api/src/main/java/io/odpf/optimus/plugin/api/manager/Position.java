// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * A place in a text file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) {
  public Position {
    Objects.requireNonNull(file, "file");
  }

  /** {@code config.yaml:3:7}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
