// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.number;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.text.Numerals;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.OptionalLong;

/** The functions for integers, and the rounding functions. */
public final class NumberFunctions {
  private static final int OCTAL = 8;

  private NumberFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("atoi", "string", call -> Whole.of(Numerals.clampedLong(call.text(0), 10)));
    table.content("int", "any", call -> Whole.of(Casts.toLong(call.get(0))));
    table.content("int64", "any", call -> Whole.ofLong(Casts.toLong(call.get(0))));
    table.content("float64", "any", call -> new Real(Casts.toDouble(call.get(0))));
    table.content("toDecimal", "any", NumberFunctions::octal);
    addArithmetic(table);
    addExtremes(table);
    table.content("floor", "any", call -> new Real(Math.floor(Casts.toDouble(call.get(0)))));
    table.content("ceil", "any", call -> new Real(Math.ceil(Casts.toDouble(call.get(0)))));
    table.content("round", "any int float64...", NumberFunctions::round);
  }

  private static void addArithmetic(FunctionTable.Builder table) {
    table.content("add1", "any", call -> Whole.ofLong(Casts.toLong(call.get(0)) + 1));
    table.content(
        "add",
        "any...",
        call -> Whole.ofLong(call.arguments().stream().mapToLong(Casts::toLong).sum()));
    table.content(
        "sub",
        "any any",
        call -> Whole.ofLong(Casts.toLong(call.get(0)) - Casts.toLong(call.get(1))));
    table.content(
        "div", "any any", call -> Whole.ofLong(Casts.toLong(call.get(0)) / divisor(call)));
    table.content(
        "mod", "any any", call -> Whole.ofLong(Casts.toLong(call.get(0)) % divisor(call)));
    table.content(
        "mul",
        "any any...",
        call ->
            Whole.ofLong(
                call.arguments().stream().mapToLong(Casts::toLong).reduce(1, (a, b) -> a * b)));
  }

  private static void addExtremes(FunctionTable.Builder table) {
    table.content(
        "max",
        "any any...",
        call ->
            Whole.ofLong(call.arguments().stream().mapToLong(Casts::toLong).max().orElseThrow()));
    table.alias("biggest", "max");
    table.content(
        "min",
        "any any...",
        call ->
            Whole.ofLong(call.arguments().stream().mapToLong(Casts::toLong).min().orElseThrow()));
    table.content(
        "maxf",
        "any any...",
        call ->
            new Real(
                call.arguments().stream()
                    .mapToDouble(Casts::toDouble)
                    .reduce(Math::max)
                    .orElseThrow()));
    table.content(
        "minf",
        "any any...",
        call ->
            new Real(
                call.arguments().stream()
                    .mapToDouble(Casts::toDouble)
                    .reduce(Math::min)
                    .orElseThrow()));
  }

  private static long divisor(Call call) throws OperationException {
    long divisor = Casts.toLong(call.get(1));
    if (divisor == 0) {
      throw new OperationException("integer divide by zero");
    }
    return divisor;
  }

  private static Value octal(Call call) throws OperationException {
    OptionalLong number = Numerals.parseLong(Prints.text(call.get(0), call.budget()), OCTAL);
    return Whole.ofLong(number.orElse(0));
  }

  /**
   * Rounds to the number of decimals in the second argument. A third argument is the fraction from
   * which to round up; the default is 0.5.
   */
  private static Value round(Call call) {
    double value = Casts.toDouble(call.get(0));
    double limit = call.size() > 2 ? call.real(2) : 0.5;
    double power = Math.pow(10, (double) call.whole(1));
    double scaled = power * value;
    double integral = scaled < 0 ? Math.ceil(scaled) : Math.floor(scaled);
    double fraction = Double.isInfinite(scaled) ? Double.NaN : scaled - integral;
    return new Real((fraction >= limit ? Math.ceil(scaled) : Math.floor(scaled)) / power);
  }
}
