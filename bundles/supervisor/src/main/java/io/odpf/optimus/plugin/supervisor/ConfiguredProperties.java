// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The framework's properties, overridden by the configuration. An invalid configured value is
 * ignored with a warning. Used once.
 */
final class ConfiguredProperties {
  private static final Logger LOG = System.getLogger(ConfiguredProperties.class.getName());
  private static final String PREFIX = "optimus.supervisor.";

  private final Map<String, Object> raw;
  private final UnaryOperator<String> framework;
  private final Map<String, String> taken = new HashMap<>();
  private final Set<String> known = new TreeSet<>();

  /**
   * @param raw properties as they are configured
   * @param framework returns the value of a property of the framework, or null
   */
  ConfiguredProperties(Map<String, Object> raw, UnaryOperator<String> framework) {
    this.raw = raw;
    this.framework = framework;
  }

  /** Reads a property that is one of several words. */
  ConfiguredProperties choice(String property, Supplier<String> typed, String... words) {
    if (configured(property)) {
      String word = typed.get();
      take(
          property, word, List.of(words).contains(word), "give one of " + String.join(", ", words));
    }
    return this;
  }

  /**
   * Reads a property that matches a pattern.
   *
   * @param hint what to give instead of a value that does not
   */
  ConfiguredProperties matching(
      String property, Supplier<String> typed, Pattern pattern, String hint) {
    if (configured(property)) {
      String value = typed.get();
      take(property, value, pattern.matcher(value).matches(), hint);
    }
    return this;
  }

  /** Reads a property that is a path. */
  ConfiguredProperties path(String property, Supplier<String> typed) {
    return paths(property, () -> new String[] {typed.get()});
  }

  /** Reads a property that is a list of paths. */
  ConfiguredProperties paths(String property, Supplier<String[]> typed) {
    if (configured(property)) {
      String text = String.join(File.pathSeparator, typed.get());
      boolean absolute =
          Arrays.stream(text.split(File.pathSeparator)).allMatch(ConfiguredProperties::isAbsolute);
      take(property, text, absolute, "give absolute paths");
    }
    return this;
  }

  /** Reads a property that is a list of names. */
  ConfiguredProperties names(String property, Supplier<String[]> typed) {
    if (configured(property)) {
      take(property, String.join(",", typed.get()), true, "");
    }
    return this;
  }

  private boolean configured(String property) {
    known.add(key(property));
    return raw.get(key(property)) != null;
  }

  private static boolean isAbsolute(String path) {
    try {
      return Path.of(path).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void take(String property, String value, boolean right, String hint) {
    if (right) {
      taken.put(property, value);
      return;
    }
    String instead = framework.apply(property);
    LOG.log(
        Level.WARNING,
        "configuration {0}: {1} = {2} is ignored; {3}; used instead: {4}",
        SupervisorProperty.PID,
        key(property),
        value,
        hint,
        instead == null || instead.isEmpty()
            ? "the default"
            : instead + ", of the framework's property " + property);
  }

  private static String key(String property) {
    return property.substring(PREFIX.length());
  }

  /**
   * Warns about unknown keys, and returns the properties.
   *
   * @return a function that returns the value of a property, or null
   */
  UnaryOperator<String> end() {
    for (String key : raw.keySet()) {
      // Names with dots are those of the framework, and of what brings configurations into it.
      if (!known.contains(key) && key.indexOf('.') < 0) {
        LOG.log(
            Level.WARNING,
            "configuration {0}: unknown key {1} is ignored; known keys: {2}",
            SupervisorProperty.PID,
            key,
            String.join(", ", known));
      }
    }
    Map<String, String> configured = Map.copyOf(taken);
    return property -> {
      String value = configured.get(property);
      return value == null ? framework.apply(property) : value;
    };
  }
}
