// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Map;

/**
 * Settings of a host that can change while it runs. As a service, those that Configuration Admin
 * has under {@link #PID}; there is no such service while there is no such configuration.
 */
public interface HostConfiguration {
  /** The persistent identity of the configuration. */
  String PID = "io.odpf.optimus.plugin.host";

  /**
   * Values by the names in {@link HostVariable}, of which they override what the environment and
   * the framework's properties say. They have been checked; a setting without a right value is
   * missing. Immutable: a change of the configuration makes new ones.
   */
  Map<String, String> variables();
}
