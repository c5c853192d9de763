// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.collection;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Version;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.Map;

/**
 * Compares values with their types and everything they contain, as Go's {@code reflect.DeepEqual}
 * does.
 */
final class DeepEquality {
  private final Budget budget;

  DeepEquality(Budget budget) {
    this.budget = budget;
  }

  boolean equal(Value a, Value b) throws LimitException {
    budget.work(1);
    if (a.type() != b.type() || a.isNil() != b.isNil()) {
      return false;
    }
    if (a instanceof Sequence x) {
      return equalLists(x, (Sequence) b);
    }
    if (a instanceof Mapping x) {
      return equalMaps(x, (Mapping) b);
    }
    if (a instanceof Real x) {
      return x.number() == ((Real) b).number();
    }
    if (a instanceof Moment x && b instanceof Moment y) {
      return x.instant().equals(y.instant()) && x.zone().equals(y.zone());
    }
    if (a instanceof Version x && b instanceof Version y) {
      return x.text().equals(y.text()) && x.original().equals(y.original());
    }
    return a instanceof Nil || untainted(a).equals(untainted(b));
  }

  private boolean equalLists(Sequence a, Sequence b) throws LimitException {
    if (a.size() != b.size()) {
      return false;
    }
    budget.enterValue();
    boolean equal = true;
    for (int i = 0; equal && i < a.size(); i++) {
      equal = equal(a.elements().get(i), b.elements().get(i));
    }
    budget.leaveValue();
    return equal;
  }

  private boolean equalMaps(Mapping a, Mapping b) throws LimitException {
    if (a.size() != b.size()) {
      return false;
    }
    budget.enterValue();
    boolean equal = true;
    for (Map.Entry<String, Value> entry : a.entries().entrySet()) {
      Value other = b.get(entry.getKey());
      equal = equal && other != null && equal(entry.getValue(), other);
    }
    budget.leaveValue();
    return equal;
  }

  /** Returns the content of a basic value without its taint. */
  private static Object untainted(Value value) {
    if (value instanceof Text text) {
      return text.bytes();
    }
    if (value instanceof Whole whole) {
      return whole.bits();
    }
    return value.isTrue();
  }
}
