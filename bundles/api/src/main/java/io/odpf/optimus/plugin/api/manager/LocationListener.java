// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Notified after an operation has changed an install location. In a runtime, every service of this
 * type is notified. The operation's thread makes the call and waits for it; several threads may
 * call concurrently.
 */
@ConsumerType
@FunctionalInterface
public interface LocationListener {

  /** Installed plugins of this location were added, replaced or removed. */
  void changed(Path location);
}
