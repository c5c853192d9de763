// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a program is built. */
record BuildOptions(Optional<String> ldflags, List<String> tags, boolean cgo) {

  static BuildOptions of(Options options) {
    return new BuildOptions(
        options.text("ldflags"), options.list("tags", String.class), options.flag("cgo"));
  }

  /**
   * As go install takes them. Without paths and version control, the same sources give the same
   * bytes.
   */
  List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-trimpath", "-buildvcs=false"));
    ldflags.ifPresent(value -> flags.add("-ldflags=" + value));
    if (!tags.isEmpty()) {
      flags.add("-tags=" + String.join(",", tags));
    }
    return flags;
  }
}
