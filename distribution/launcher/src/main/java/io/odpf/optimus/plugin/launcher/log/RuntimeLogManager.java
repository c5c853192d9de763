// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.util.logging.LogManager;

/**
 * A log manager that keeps working during shutdown. The JDK's own removes all handlers at the
 * beginning of the shutdown, before a runtime has logged its rollback. Created by the JDK, for the
 * system property {@code java.util.logging.manager}.
 */
public final class RuntimeLogManager extends LogManager {
  /** Called by the JDK. */
  public RuntimeLogManager() {}

  @Override
  public void reset() {
    // Called only by the JDK's shutdown hook and when a configuration is read.
  }
}
