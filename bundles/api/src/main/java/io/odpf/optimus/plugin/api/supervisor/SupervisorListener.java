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
   * Listeners are slower than plugins write, and log records were dropped; changes of state never
   * are. The records are still in the plugins' log files and, the last ones, in {@link
   * Supervisor#logs}.
   *
   * @param records how many since this was told before
   */
  default void missed(long records) {}
}
