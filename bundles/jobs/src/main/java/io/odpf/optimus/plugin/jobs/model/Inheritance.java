// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** The rules for inheriting values that a job does not define itself. */
final class Inheritance {
  private Inheritance() {}

  static String text(String own, String inherited) {
    return own.isEmpty() ? inherited : own;
  }

  /** Returns the own entries, followed by the inherited entries with other keys. */
  static Map<String, String> map(Map<String, String> own, Map<String, String> inherited) {
    Map<String, String> all = new LinkedHashMap<>(own);
    inherited.forEach(all::putIfAbsent);
    return Collections.unmodifiableMap(all);
  }

  /**
   * Returns the own items, each merged with the inherited item that has the same key, followed by
   * the other inherited items.
   */
  static <T, K> List<T> list(
      List<T> own, List<T> inherited, Function<T, K> key, BinaryOperator<T> merge) {
    Map<K, T> rest = new LinkedHashMap<>();
    inherited.forEach(item -> rest.putIfAbsent(key.apply(item), item));
    List<T> all = new ArrayList<>();
    for (T item : own) {
      T other = rest.remove(key.apply(item));
      all.add(other == null ? item : merge.apply(item, other));
    }
    all.addAll(rest.values());
    return List.copyOf(all);
  }

  static Map<String, String> copy(Map<String, String> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
