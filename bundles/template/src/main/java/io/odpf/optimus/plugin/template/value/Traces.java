// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds the secrets that contributed to a value or to anything it contains. */
public final class Traces {
  private Traces() {}

  /** Returns the taint of a value and of everything it contains, at any depth. */
  public static Taint of(Value value) {
    Taint taint = value.taint();
    if (!(value instanceof Sequence) && !(value instanceof Mapping)) {
      return taint;
    }
    // Iterative and with a set of visited values, since values may be cyclic or deeply nested.
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Value> open = new ArrayDeque<>();
    open.push(value);
    while (!open.isEmpty()) {
      Value next = open.pop();
      taint = taint.and(next.taint());
      if (next instanceof Sequence list && seen.add(list.elements())) {
        list.elements().forEach(open::push);
      } else if (next instanceof Mapping map && map.addTo(seen)) {
        map.entries().values().forEach(open::push);
      }
    }
    return taint;
  }
}
