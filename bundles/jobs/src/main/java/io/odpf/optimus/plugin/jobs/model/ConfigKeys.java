// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The form that keys of configurations have on a server: upper case, whatever the file says. So
 * templates refer to {@code bucket} as {@code BUCKET}.
 */
public final class ConfigKeys {
  private ConfigKeys() {}

  /** Returns the form of a key. */
  public static String upperCase(String key) {
    return key.toUpperCase(Locale.ROOT);
  }

  /**
   * Returns a configuration with all keys in that form, in its order. Of keys that differ only in
   * case, the last counts.
   */
  public static Map<String, String> upperCase(Map<String, String> config) {
    Map<String, String> upper = new LinkedHashMap<>();
    config.forEach((key, value) -> upper.put(upperCase(key), value));
    return Collections.unmodifiableMap(upper);
  }
}
