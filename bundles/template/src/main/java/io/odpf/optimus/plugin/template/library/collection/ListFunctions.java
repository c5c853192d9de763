// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.collection;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Body;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.library.number.Casts;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The functions that create and split lists. */
public final class ListFunctions {
  private ListFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.structure("list", "any...", call -> list(call, call.arguments()));
    table.alias("tuple", "list");
    add(table, "push", "any any", ListFunctions::append);
    add(table, "append", "any any", ListFunctions::append);
    add(table, "prepend", "any any", ListFunctions::prepend);
    add(table, "first", "any", call -> end(call, false));
    add(table, "last", "any", call -> end(call, true));
    add(table, "rest", "any", call -> without(call, true));
    add(table, "initial", "any", call -> without(call, false));
    add(table, "reverse", "any", ListFunctions::reverse);
    add(table, "slice", "any any...", ListFunctions::slice);
    add(table, "chunk", "int any", ListFunctions::chunk);
    table.structure("concat", "any...", ListFunctions::concatenate);
  }

  /**
   * Adds a function under its name and under the name with the prefix {@code must}, which sprig
   * gives to the variant that reports errors.
   */
  static void add(FunctionTable.Builder table, String name, String signature, Body body) {
    table.structure(name, signature, body);
    table.alias("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), name);
  }

  /**
   * Casts an argument to a list.
   *
   * @throws OperationException if it has another type
   */
  static Sequence list(Value value) throws OperationException {
    if (value instanceof Sequence list) {
      return list;
    }
    throw new OperationException(
        "a list is expected, not a value of type "
            + (value instanceof Nil ? "nil" : value.type().text()));
  }

  static Value list(Call call, List<Value> elements) throws OperationException {
    call.budget().elements(elements.size());
    return Sequence.of(elements);
  }

  private static Value append(Call call) throws OperationException {
    List<Value> elements = new ArrayList<>(list(call.get(0)).elements());
    elements.add(call.get(1));
    return list(call, elements);
  }

  private static Value prepend(Call call) throws OperationException {
    List<Value> elements = new ArrayList<>(List.of(call.get(1)));
    elements.addAll(list(call.get(0)).elements());
    return list(call, elements);
  }

  private static Value end(Call call, boolean last) throws OperationException {
    List<Value> elements = list(call.get(0)).elements();
    return elements.isEmpty() ? Nil.VALUE : elements.get(last ? elements.size() - 1 : 0);
  }

  /** Returns a list without its first or last element. */
  private static Value without(Call call, boolean first) throws OperationException {
    List<Value> elements = list(call.get(0)).elements();
    if (elements.isEmpty()) {
      return Sequence.nil(GoType.LIST);
    }
    int size = elements.size();
    return list(call, first ? elements.subList(1, size) : elements.subList(0, size - 1));
  }

  private static Value reverse(Call call) throws OperationException {
    List<Value> elements = new ArrayList<>(list(call.get(0)).elements());
    Collections.reverse(elements);
    return list(call, elements);
  }

  private static Value slice(Call call) throws OperationException {
    Sequence list = list(call.get(0));
    if (list.size() == 0) {
      return Nil.VALUE;
    }
    long start = call.size() > 1 ? Casts.toLong(call.get(1)) : 0;
    long end = call.size() > 2 ? Casts.toLong(call.get(2)) : list.size();
    if (start < 0 || end < start || end > list.size()) {
      throw new OperationException("slice index out of bounds");
    }
    call.budget().elements(end - start);
    return Sequence.of(list.type(), list.elements().subList((int) start, (int) end));
  }

  /**
   * Splits a list into lists of the given size. Computes with floating-point numbers like sprig, so
   * that sizes below 1 have the same results.
   */
  private static Value chunk(Call call) throws OperationException {
    List<Value> elements = list(call.get(1)).elements();
    long size = call.whole(0);
    int length = elements.size();
    double count = Math.floor((length - 1) / (double) size) + 1;
    if (!(count >= 0 && count <= Integer.MAX_VALUE)) {
      throw new OperationException("chunks of size " + size);
    }
    call.budget().elements(length);
    List<Value> chunks = new ArrayList<>();
    for (int i = 0; i < (int) count; i++) {
      long left = i < (int) count - 1 || length % size == 0 ? size : length % size;
      int from = (int) (i * size);
      if (left < 0 || from < 0 || from + left > length) {
        throw new OperationException("chunks of size " + size);
      }
      chunks.add(Sequence.of(elements.subList(from, (int) (from + left))));
    }
    return Sequence.of(GoType.LISTS, chunks);
  }

  private static Value concatenate(Call call) throws OperationException {
    List<Value> elements = new ArrayList<>();
    for (Value argument : call.arguments()) {
      Sequence list = list(argument);
      for (Value element : list.elements()) {
        elements.add(element.tainted(list.taint()));
      }
    }
    return elements.isEmpty() ? Sequence.nil(GoType.LIST) : list(call, elements);
  }
}
