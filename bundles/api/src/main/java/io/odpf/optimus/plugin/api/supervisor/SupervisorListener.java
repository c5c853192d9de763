// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told what happens to plugins. Called in the order of events, by one thread at a time, never by
 * two at once; what it throws is logged and otherwise ignored. A slow listener delays other
 * listeners, but no plugin.
 */
@ConsumerType
public interface SupervisorListener {

  /** A plugin changed its state. */
  default void changed(PluginEvent event) {}

  /** A plugin logged something. */
  default void logged(PluginLogRecord log) {}

  /**
   * Log records were dropped because listeners are slower than plugins write; changes of state are
   * never dropped. The records are still in the plugins' log files, and the last ones in {@link
   * Supervisor#logs}.
   *
   * @param records the number of records dropped since the previous call
   */
  default void missed(long records) {}
}
