// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Map;

/**
 * Settings of a host that can change at run time. The service of this type holds the configuration
 * that Configuration Admin has under {@link #PID}; it exists only while that configuration does.
 */
public interface HostConfiguration {
  /** The configuration's persistent identity. */
  String PID = "io.odpf.optimus.plugin.host";

  /**
   * Returns the values by the names in {@link HostVariable}. They take precedence over the
   * environment and the framework's properties. Invalid settings are omitted. The map is immutable;
   * a change of the configuration creates a new service.
   */
  Map<String, String> variables();
}
