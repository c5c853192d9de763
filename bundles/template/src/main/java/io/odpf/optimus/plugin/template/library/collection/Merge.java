// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.collection;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Version;
import java.util.Map;
import java.util.TreeMap;

/** Merges maps as the library mergo does, which sprig uses. */
final class Merge {
  private final boolean overwrites;
  private final Budget budget;

  /**
   * @param overwrites whether non-empty values are replaced too
   */
  Merge(boolean overwrites, Budget budget) {
    this.overwrites = overwrites;
    this.budget = budget;
  }

  /**
   * Merges a map into the target, which is modified. Returns the target, or a new map if the target
   * is nil.
   */
  Mapping into(Mapping target, Mapping source) throws OperationException {
    Mapping result = target.isNil() && !source.isNil() ? Mapping.of(target.type()) : target;
    budget.enterValue();
    budget.elements(source.size());
    boolean fits = result.type() == GoType.MAP || source.type() == result.type();
    // Iterates over a copy, since a map may be merged into one that it contains.
    for (Map.Entry<String, Value> entry : new TreeMap<>(source.entries()).entrySet()) {
      if (merges(result, entry.getKey(), entry.getValue())) {
        if (!fits) {
          throw new OperationException("a map of strings takes no other values");
        }
        result.put(entry.getKey(), entry.getValue());
      }
    }
    budget.leaveValue();
    result.taintKeys(source.taint());
    return result;
  }

  /**
   * Returns whether mergo fails to replace a value by another one: it handles structs only partly.
   */
  private static boolean isRefused(Value present, Value value) {
    boolean object = value instanceof Moment || value instanceof Version;
    boolean filled = value instanceof Mapping && value.isTrue();
    return object && (present instanceof Moment || present instanceof Mapping)
        || filled && present instanceof Moment;
  }

  /** Merges a value into an existing map; returns whether the value must be put instead. */
  private boolean merges(Mapping target, String key, Value value) throws OperationException {
    Value present = target.get(key);
    if (value instanceof Nil) {
      return overwrites;
    }
    if (overwrites && present != null && isRefused(present, value)) {
      throw new OperationException(
          "a value of type %s cannot be overwritten by one of type %s"
              .formatted(present.type().text(), value.type().text()));
    }
    if (value instanceof Mapping inner && present instanceof Mapping map) {
      into(map, inner);
    }
    boolean isEmpty = present == null || !present.isTrue();
    return isEmpty || overwrites && !(value instanceof Mapping);
  }
}
