// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.collection;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Copies values with everything they contain. */
final class DeepCopy {
  private DeepCopy() {}

  static Value of(Value value, Budget budget) throws LimitException {
    if (value.isNil()) {
      return value;
    }
    if (value instanceof Sequence list) {
      return copy(list, budget);
    }
    return value instanceof Mapping map ? copy(map, budget) : value;
  }

  private static Value copy(Sequence list, Budget budget) throws LimitException {
    budget.enterValue();
    budget.elements(list.size());
    List<Value> copies = new ArrayList<>(list.size());
    for (Value element : list.elements()) {
      copies.add(of(element, budget));
    }
    budget.leaveValue();
    return Sequence.of(list.type(), copies);
  }

  private static Value copy(Mapping map, Budget budget) throws LimitException {
    budget.enterValue();
    budget.elements(map.size());
    Mapping copy = Mapping.of(map.type());
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      copy.put(entry.getKey(), of(entry.getValue(), budget));
    }
    budget.leaveValue();
    return copy;
  }
}
