// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A requested binary and the file to write it to.
 *
 * @param request identifies the binary
 * @param file the file to create; must not exist, its directory must
 */
public record BinaryTarget(BinaryRequest request, Path file) {
  public BinaryTarget {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(file, "file");
  }
}
