// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.number;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Floats;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The arithmetic functions for decimal fractions. */
public final class DecimalFunctions {
  private static final int DIVISION_DECIMALS = 16;

  private DecimalFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content(
        "add1f", "any", call -> calculate(call.get(0), List.of(new Real(1)), BigDecimal::add));
    table.content(
        "addf", "any...", call -> calculate(new Real(0), call.arguments(), BigDecimal::add));
    table.content(
        "subf", "any any...", call -> calculate(call.get(0), call.from(1), BigDecimal::subtract));
    table.content(
        "mulf", "any any...", call -> calculate(call.get(0), call.from(1), BigDecimal::multiply));
    table.content(
        "divf",
        "any any...",
        call -> calculate(call.get(0), call.from(1), DecimalFunctions::divide));
  }

  private static Value calculate(Value first, List<Value> others, Operation operation)
      throws OperationException {
    BigDecimal result = decimal(first);
    for (Value other : others) {
      result = operation.apply(result, decimal(other));
    }
    return new Real(result.doubleValue());
  }

  private static BigDecimal divide(BigDecimal a, BigDecimal b) throws OperationException {
    if (b.signum() == 0) {
      throw new OperationException("decimal division by 0");
    }
    return a.divide(b, DIVISION_DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal decimal(Value value) throws OperationException {
    double number = Casts.toDouble(value);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new OperationException("cannot create a decimal from " + number);
    }
    return new BigDecimal(Floats.format(number, 'e', Floats.SHORTEST));
  }

  /** A binary operation. */
  @FunctionalInterface
  private interface Operation {
    BigDecimal apply(BigDecimal a, BigDecimal b) throws OperationException;
  }
}
