// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.host;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads one configuration; a value that is wrong is one warning, and is left out. Used once. */
public final class ConfiguredValues {
  private static final Logger LOG = System.getLogger(ConfiguredValues.class.getName());

  private final String pid;
  private final Map<String, Object> properties;
  private final UnaryOperator<String> frameworkProperty;
  private final Map<String, String> environment;
  private final ValueCheck check;
  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> known = new TreeSet<>();

  /**
   * @param pid of the configuration
   * @param properties as they are configured
   * @param frameworkProperty answers a property of the framework, or null
   * @param environment of this process
   */
  public ConfiguredValues(
      String pid,
      Map<String, Object> properties,
      UnaryOperator<String> frameworkProperty,
      Map<String, String> environment) {
    this.pid = pid;
    this.properties = properties;
    this.frameworkProperty = frameworkProperty;
    this.environment = environment;
    this.check = new ValueCheck(HomeDirectory.of(environment));
  }

  /**
   * Takes a setting, if it is configured.
   *
   * @param typed the value as its type; throws if what is configured cannot be converted
   */
  public ConfiguredValues take(HostSetting setting, Supplier<?> typed) {
    known.add(setting.key());
    Object raw = properties.get(setting.key());
    if (raw == null) {
      return this;
    }
    Object value;
    try {
      value = typed.get();
    } catch (RuntimeException inconvertible) {
      // What it says is about Java's types; the check says what is expected.
      value = raw;
    }
    ValueCheck.Result result = check.check(setting, String.valueOf(value).trim());
    if (result.refusal().isPresent()) {
      warn(setting, raw, result.refusal().get());
    } else {
      variables.put(setting.variable(), result.value());
    }
    return this;
  }

  private void warn(HostSetting setting, Object raw, ValueCheck.Refusal refusal) {
    LOG.log(
        Level.WARNING,
        "configuration {0}: {1} = {2} is not used: {1} {3}; {4}; used instead: {5}",
        pid,
        setting.key(),
        raw instanceof Object[] several ? Arrays.toString(several) : raw.toString(),
        refusal.message(),
        refusal.hint(),
        instead(setting));
  }

  private String instead(HostSetting setting) {
    String property = HostVariable.PROPERTY_PREFIX + setting.variable();
    String framework = frameworkProperty.apply(property);
    if (framework != null && !framework.isEmpty()) {
      return framework + ", of the framework's property " + property;
    }
    String variable = environment.getOrDefault(setting.variable(), "");
    return variable.isEmpty()
        ? "the default"
        : variable + ", of the variable " + setting.variable();
  }

  /**
   * Ends the reading.
   *
   * @return what was taken, by the names of variables
   */
  public Map<String, String> end() {
    for (String key : properties.keySet()) {
      // Names with dots are those of the framework, and of what brings configurations into it.
      if (!known.contains(key) && key.indexOf('.') < 0) {
        LOG.log(
            Level.WARNING,
            "configuration {0}: unknown key {1} is ignored; there are {2}",
            pid,
            key,
            String.join(", ", known));
      }
    }
    return Map.copyOf(variables);
  }
}
