// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.util.Map;

/**
 * Converts the host's defaults to framework properties, from which the shell's commands read them.
 */
final class HostProperties {
  private HostProperties() {}

  static void add(Map<String, String> environment, Map<String, String> properties) {
    for (String variable :
        new String[] {
          HostVariable.MODE,
          HostVariable.INSTALL_LOCATION,
          HostVariable.STORE,
          HostVariable.PARALLEL
        }) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        properties.put(HostVariable.PROPERTY_PREFIX + variable, value);
      }
    }
  }
}
