// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.core;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.function.Flow;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Whole;

/** The functions of Go's text/template, except the escapes. */
public final class CoreFunctions {
  private CoreFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    // The evaluator implements these two; their bodies are never called.
    table.add("and", "any any...", Flow.AND, call -> call.get(0));
    table.add("or", "any any...", Flow.OR, call -> call.get(0));
    table.structure("not", "any", call -> new Flag(!call.get(0).isTrue()));
    table.structure("len", "any", call -> Whole.of(Elements.length(call.get(0))));
    table.structure("index", "any any...", call -> Elements.index(call.get(0), call.from(1)));
    table.content(
        "call",
        "any any...",
        call -> {
          throw new OperationException(
              "a value of type " + call.get(0).type().text() + " is no function");
        });
    table.content(
        "print", "any...", call -> call.result(Prints.print(call.arguments(), call.budget())));
    table.content(
        "println",
        "any...",
        call -> call.result(Prints.printLine(call.arguments(), call.budget())));
    table.content(
        "printf",
        "string any...",
        call -> call.result(Prints.format(call.text(0), call.from(1), call.budget())));
    addComparisons(table);
  }

  private static void addComparisons(FunctionTable.Builder table) {
    table.content(
        "eq", "any any...", call -> new Flag(Comparisons.equalsAny(call.get(0), call.from(1))));
    table.content(
        "ne", "any any", call -> new Flag(!Comparisons.equalsAny(call.get(0), call.from(1))));
    table.content("lt", "any any", call -> new Flag(Comparisons.isLess(call.get(0), call.get(1))));
    table.content(
        "le", "any any", call -> new Flag(Comparisons.isLessOrEqual(call.get(0), call.get(1))));
    table.content(
        "gt", "any any", call -> new Flag(!Comparisons.isLessOrEqual(call.get(0), call.get(1))));
    table.content("ge", "any any", call -> new Flag(!Comparisons.isLess(call.get(0), call.get(1))));
  }
}
