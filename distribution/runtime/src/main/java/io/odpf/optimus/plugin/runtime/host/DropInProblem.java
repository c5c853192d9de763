// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * A drop-in that cannot be used.
 *
 * @param jar the file
 * @param bundle the bundle that was installed from it, if any
 * @param reason the reason, and what to do
 */
record DropInProblem(Path jar, Optional<Bundle> bundle, String reason) {
  DropInProblem {
    Objects.requireNonNull(jar, "jar");
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(reason, "reason");
  }

  String sentence() {
    return "cannot use the bundle " + jar + ": " + reason;
  }
}
