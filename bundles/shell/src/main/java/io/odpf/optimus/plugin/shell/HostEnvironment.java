// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The process's environment with the host's defaults, taken from framework properties. */
final class HostEnvironment {
  private HostEnvironment() {}

  /**
   * The environment.
   *
   * @param property returns a property, or null
   */
  static Map<String, String> of(Map<String, String> process, UnaryOperator<String> property) {
    Map<String, String> all = new HashMap<>(process);
    for (String variable :
        new String[] {
          HostVariable.MODE,
          HostVariable.INSTALL_LOCATION,
          HostVariable.STORE,
          HostVariable.PARALLEL
        }) {
      String value = property.apply(HostVariable.PROPERTY_PREFIX + variable);
      if (value != null) {
        all.put(variable, value);
      }
    }
    return all;
  }
}
