// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.util.List;
import java.util.Map;

/**
 * Stands in {@link Options} for a value that is present but was not read, under {@link
 * VariableUse#DEFERRED}.
 */
public final class Withheld {
  /** A secret. It is not read before it is needed, even if it could be. */
  static final Secret SECRET = Secret.of("withheld");

  /** A value with a variable that is unset or empty. */
  static final Object VALUE = new Withheld();

  private Withheld() {}

  /** Whether a value is unknown because a variable in it is not set. */
  public static boolean isUnknown(Object value) {
    return value == VALUE;
  }

  /** Whether any part of an option's value, of whatever type, is withheld. */
  public static boolean in(Object value) {
    if (value == VALUE || value == SECRET) {
      return true;
    }
    Iterable<?> parts = List.of();
    if (value instanceof Options group) {
      parts = group.values();
    } else if (value instanceof Map<?, ?> map) {
      parts = map.values();
    } else if (value instanceof List<?> list) {
      parts = list;
    }
    for (Object part : parts) {
      if (in(part)) {
        return true;
      }
    }
    return false;
  }
}
