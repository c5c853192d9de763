// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Notified of plugins' state changes and log records. Calls come in the order of events and never
 * concurrently. Exceptions are logged and otherwise ignored. A slow listener delays other
 * listeners, but not plugins.
 */
@ConsumerType
public interface SupervisorListener {

  /** A plugin's state changed. */
  default void changed(PluginEvent event) {}

  /** A plugin logged a record. */
  default void logged(PluginLogRecord log) {}

  /**
   * Log records were dropped because listeners are slower than plugins. State changes are never
   * dropped. The records are still in the plugins' log files, and the latest of them in {@link
   * Supervisor#logs}.
   *
   * @param records the number of records dropped since the previous call
   */
  default void missed(long records) {}
}
