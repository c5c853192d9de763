// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.host;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The host's settings for a manager, which override the environment of requests. Immutable.
 *
 * @param variables the values by the names in {@link HostVariable}
 */
public record HostOverrides(Map<String, String> variables) {
  public HostOverrides {
    variables = Map.copyOf(variables);
  }

  /**
   * Returns the overrides in the framework's properties.
   *
   * @param property returns a property, or null
   */
  public static HostOverrides ofFramework(Function<String, @Nullable String> property) {
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

  /** Returns these overrides below stronger ones. */
  public HostOverrides under(Map<String, String> stronger) {
    return new HostOverrides(over(variables, stronger));
  }

  /** Returns an environment with these overrides. */
  public Map<String, String> environment(Map<String, String> given) {
    return over(given, variables);
  }

  /** Returns a configuration file whose environment has these overrides. */
  public ConfigFile config(ConfigFile given) {
    return variables.isEmpty()
        ? given
        : new ConfigFile(given.path(), environment(given.environment()));
  }

  /** Returns the number of concurrent downloads of a request, which these overrides may set. */
  public OptionalInt parallel(OptionalInt requested) {
    String value = variables.get(HostVariable.PARALLEL);
    if (requested.isPresent() || value == null) {
      return requested;
    }
    try {
      int number = Integer.parseInt(value);
      return number < 1 ? requested : OptionalInt.of(number);
    } catch (NumberFormatException e) {
      // Only the framework's properties are not checked; a shell command reports them.
      return requested;
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
