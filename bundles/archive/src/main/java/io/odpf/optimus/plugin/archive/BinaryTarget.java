// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A binary that is wanted, and the file that it becomes.
 *
 * @param request which binary
 * @param file the file to create; must not exist, its folder must
 */
public record BinaryTarget(BinaryRequest request, Path file) {
  public BinaryTarget {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(file, "file");
  }
}
