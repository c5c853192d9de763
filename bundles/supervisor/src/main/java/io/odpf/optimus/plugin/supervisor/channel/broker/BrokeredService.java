// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

/** A service of the host that a plugin can dial, until it is closed. Thread-safe. */
public interface BrokeredService extends AutoCloseable {

  /** Returns the number by which the plugin dials the service. */
  int id();

  /** Ends the service; calls that run are cancelled. */
  @Override
  void close();
}
