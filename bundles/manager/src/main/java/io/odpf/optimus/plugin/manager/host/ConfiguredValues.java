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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a configuration. Logs a warning for each value that is not valid, and ignores it. */
public final class ConfiguredValues {
  private static final Logger LOG = System.getLogger(ConfiguredValues.class.getName());

  private final String pid;
  private final Map<String, Object> properties;
  private final Function<String, @Nullable String> frameworkProperty;
  private final Map<String, String> environment;
  private final ValueCheck check;
  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> known = new TreeSet<>();

  /**
   * Creates a reader for one configuration.
   *
   * @param pid the configuration's PID
   * @param properties the configured properties
   * @param frameworkProperty returns a property of the framework, or null
   * @param environment the environment of this process
   */
  public ConfiguredValues(
      String pid,
      Map<String, Object> properties,
      Function<String, @Nullable String> frameworkProperty,
      Map<String, String> environment) {
    this.pid = pid;
    this.properties = properties;
    this.frameworkProperty = frameworkProperty;
    this.environment = environment;
    this.check = new ValueCheck(HomeDirectory.of(environment));
  }

  /**
   * Reads a setting, if it is configured.
   *
   * @param typed returns the value in its type; throws if it cannot be converted
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
    } catch (RuntimeException e) {
      // The exception's message is about Java types; the check describes the expected value.
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
   * Logs unknown keys, and returns the values.
   *
   * @return the values by the names of variables
   */
  public Map<String, String> finish() {
    for (String key : properties.keySet()) {
      // Names with dots belong to the framework and to configuration agents.
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
