// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told after an operation changed what is installed in a location, whoever asked for it. In a
 * runtime each service of this type is told. Called by the thread of the operation, which waits for
 * it; several may call at once.
 */
@ConsumerType
@FunctionalInterface
public interface LocationListener {

  /** Installed plugins of this location were added, replaced or removed. */
  void changed(Path location);
}
