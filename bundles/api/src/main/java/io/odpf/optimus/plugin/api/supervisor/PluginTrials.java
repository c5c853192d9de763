// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Starts plugins on trial. Thread-safe. In a runtime, the supervisor's bundle registers it as a
 * service.
 */
@ProviderType
public interface PluginTrials extends AutoCloseable {

  /**
   * Starts a process and waits until it can be called.
   *
   * @return the process, which the caller closes
   * @throws SupervisorException if there is no usable handshake, no connection, or no service of
   *     the wanted generation; nothing is left of the process
   */
  PluginTrial start(TrialRequest request) throws SupervisorException, InterruptedException;

  /** Ends every process that is still on trial. */
  @Override
  void close();
}
