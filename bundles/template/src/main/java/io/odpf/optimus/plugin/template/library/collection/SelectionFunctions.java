// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.collection;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Body;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The functions that choose between values, or select elements of lists. */
public final class SelectionFunctions {
  private SelectionFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.structure("empty", "any", call -> new Flag(!call.get(0).isTrue()));
    table.structure(
        "all", "any...", call -> new Flag(call.arguments().stream().allMatch(Value::isTrue)));
    table.structure(
        "any", "any...", call -> new Flag(call.arguments().stream().anyMatch(Value::isTrue)));
    table.structure("default", "any any...", SelectionFunctions::defaultValue);
    table.structure("coalesce", "any...", SelectionFunctions::coalesce);
    table.structure("ternary", "any any bool", call -> call.flag(2) ? call.get(0) : call.get(1));
    table.content(
        "deepEqual",
        "any any",
        call -> new Flag(new DeepEquality(call.budget()).equal(call.get(0), call.get(1))));
    add(table, "has", "any any", SelectionFunctions::has);
    add(table, "uniq", "any", SelectionFunctions::distinct);
    add(table, "without", "any any...", SelectionFunctions::without);
    add(table, "compact", "any", SelectionFunctions::compact);
  }

  private static void add(FunctionTable.Builder table, String name, String signature, Body body) {
    table.content(name, signature, body);
    table.alias("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), name);
  }

  private static Value defaultValue(Call call) {
    return call.size() > 1 && call.get(1).isTrue() ? call.get(1) : call.get(0);
  }

  private static Value coalesce(Call call) {
    return call.arguments().stream().filter(Value::isTrue).findFirst().orElse(Nil.VALUE);
  }

  private static Value has(Call call) throws OperationException {
    if (call.get(1) instanceof Nil) {
      return new Flag(false);
    }
    List<Value> elements = ListFunctions.list(call.get(1)).elements();
    return new Flag(contains(call, elements, call.get(0)));
  }

  private static Value distinct(Call call) throws OperationException {
    List<Value> elements = new ArrayList<>();
    for (Value element : ListFunctions.list(call.get(0)).elements()) {
      if (!contains(call, elements, element)) {
        elements.add(element);
      }
    }
    return ListFunctions.list(call, elements);
  }

  private static Value without(Call call) throws OperationException {
    List<Value> elements = new ArrayList<>();
    for (Value element : ListFunctions.list(call.get(0)).elements()) {
      if (!contains(call, call.from(1), element)) {
        elements.add(element);
      }
    }
    return ListFunctions.list(call, elements);
  }

  private static Value compact(Call call) throws OperationException {
    return ListFunctions.list(
        call, ListFunctions.list(call.get(0)).elements().stream().filter(Value::isTrue).toList());
  }

  private static boolean contains(Call call, List<Value> elements, Value wanted)
      throws OperationException {
    DeepEquality equality = new DeepEquality(call.budget());
    for (Value element : elements) {
      if (equality.equal(wanted, element)) {
        return true;
      }
    }
    return false;
  }
}
