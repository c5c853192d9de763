// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.util.logging.LogManager;

/**
 * A log manager that stays when the process is told to end: the JDK's own takes all handlers away
 * then, before a runtime has rolled back and said so. Made by the JDK, for the system property
 * {@code java.util.logging.manager}.
 */
public final class RuntimeLogManager extends LogManager {
  /** For the JDK. */
  public RuntimeLogManager() {}

  @Override
  public void reset() {
    // Only the shutdown hook of the JDK and the reading of a configuration ask for it.
  }
}
