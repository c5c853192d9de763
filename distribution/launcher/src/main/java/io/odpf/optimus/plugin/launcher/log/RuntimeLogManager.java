// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.util.logging.LogManager;

/**
 * A log manager that keeps working during shutdown: the JDK's own removes all handlers then, before
 * a runtime has rolled back and logged that. Created by the JDK, for the system property {@code
 * java.util.logging.manager}.
 */
public final class RuntimeLogManager extends LogManager {
  /** For the JDK. */
  public RuntimeLogManager() {}

  @Override
  public void reset() {
    // Called only by the JDK's shutdown hook and when a configuration is read.
  }
}
