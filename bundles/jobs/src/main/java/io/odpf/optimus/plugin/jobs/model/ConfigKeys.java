// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Converts configuration keys to the form that they have on a server: upper case. Templates
 * therefore refer to {@code bucket} as {@code BUCKET}.
 */
public final class ConfigKeys {
  private ConfigKeys() {}

  /** Returns a key in upper case. */
  public static String upperCase(String key) {
    return key.toUpperCase(Locale.ROOT);
  }

  /**
   * Returns a configuration with all keys in upper case, in its order. If keys differ only in case,
   * the last one wins.
   */
  public static Map<String, String> upperCase(Map<String, String> config) {
    Map<String, String> upper = new LinkedHashMap<>();
    config.forEach((key, value) -> upper.put(upperCase(key), value));
    return Collections.unmodifiableMap(upper);
  }
}
