// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.host;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What is set for a manager beside the environment of what it is asked, at one moment. Immutable.
 *
 * @param variables by the names in {@link HostVariable}
 */
public record HostOverrides(Map<String, String> variables) {
  public HostOverrides {
    variables = Map.copyOf(variables);
  }

  /**
   * The overrides that properties of the framework make.
   *
   * @param property answers a property, or null
   */
  public static HostOverrides ofFramework(UnaryOperator<String> property) {
    Map<String, String> variables = new HashMap<>();
    for (String variable :
        new String[] {HostVariable.INSTALL_LOCATION, HostVariable.STORE, HostVariable.PARALLEL}) {
      String value = property.apply(HostVariable.PROPERTY_PREFIX + variable);
      if (value != null && !value.isEmpty()) {
        variables.put(variable, value);
      }
    }
    return new HostOverrides(variables);
  }

  /** These, with those that come before them. */
  public HostOverrides under(Map<String, String> stronger) {
    return new HostOverrides(over(variables, stronger));
  }

  /** An environment as it is with these. */
  public Map<String, String> environment(Map<String, String> given) {
    return over(given, variables);
  }

  /** A configuration file that is read with these. */
  public ConfigFile config(ConfigFile given) {
    return variables.isEmpty()
        ? given
        : new ConfigFile(given.path(), environment(given.environment()));
  }

  /** How many downloads run at once, if a request does not say it. */
  public OptionalInt parallel(OptionalInt asked) {
    String value = variables.get(HostVariable.PARALLEL);
    if (asked.isPresent() || value == null) {
      return asked;
    }
    try {
      int number = Integer.parseInt(value);
      return number < 1 ? asked : OptionalInt.of(number);
    } catch (NumberFormatException e) {
      // Only the framework's properties are not checked, and a shell's command says so.
      return asked;
    }
  }

  private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
    if (above.isEmpty()) {
      return below;
    }
    Map<String, String> all = new HashMap<>(below);
    all.putAll(above);
    return all;
  }
}
