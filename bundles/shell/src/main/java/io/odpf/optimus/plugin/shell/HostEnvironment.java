// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.manager.HostConfiguration;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The variables for commands: the process's environment, the host's defaults from framework
 * properties, and the configuration in the framework, each overriding the previous ones.
 * Thread-safe.
 */
final class HostEnvironment {
  private final Map<String, String> defaults;
  private final AtomicReference<HostConfiguration> configuration = new AtomicReference<>();

  /**
   * Creates an environment without a configuration.
   *
   * @param property returns a property, or null
   */
  HostEnvironment(Map<String, String> process, UnaryOperator<String> property) {
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
    this.defaults = Map.copyOf(all);
  }

  void set(HostConfiguration present) {
    configuration.set(present);
  }

  void unset(HostConfiguration gone) {
    configuration.compareAndSet(gone, null);
  }

  /** Returns the current variables. */
  Map<String, String> variables() {
    HostConfiguration current = configuration.get();
    if (current == null) {
      return defaults;
    }
    Map<String, String> all = new HashMap<>(defaults);
    all.putAll(current.variables());
    return all;
  }
}
