// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** The rules by which a job takes over what it does not say itself. */
final class Inheritance {
  private Inheritance() {}

  static String text(String own, String inherited) {
    return own.isEmpty() ? inherited : own;
  }

  /** Returns the own entries, then those inherited ones whose keys are not among them. */
  static Map<String, String> map(Map<String, String> own, Map<String, String> inherited) {
    Map<String, String> all = new LinkedHashMap<>(own);
    inherited.forEach(all::putIfAbsent);
    return Collections.unmodifiableMap(all);
  }

  /**
   * Returns the own items, each merged with the inherited one of the same key, then the other
   * inherited ones.
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
