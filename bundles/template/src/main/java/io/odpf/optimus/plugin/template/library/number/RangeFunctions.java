// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.number;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.ArrayList;
import java.util.List;

/** The functions that return sequences of integers. */
public final class RangeFunctions {
  private RangeFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content(
        "until",
        "int",
        call -> {
          long end = call.whole(0);
          return list(numbers(0, end, end < 0 ? -1 : 1, call.budget()));
        });
    table.content(
        "untilStep",
        "int int int",
        call -> list(numbers(call.whole(0), call.whole(1), call.whole(2), call.budget())));
    table.content("seq", "int...", RangeFunctions::sequence);
  }

  private static Value list(List<Long> numbers) {
    return Sequence.of(GoType.INTS, numbers.stream().map(Whole::of).toList());
  }

  private static Value sequence(Call call) throws OperationException {
    if (call.size() == 0 || call.size() > 3) {
      return Text.EMPTY;
    }
    long start = call.size() == 1 ? 1 : call.whole(0);
    long end = call.whole(call.size() - 1);
    int direction = end < start ? -1 : 1;
    long step = call.size() == 3 ? call.whole(1) : direction;
    if (call.size() == 3 && end < start && step > 0) {
      return Text.EMPTY;
    }
    StringBuilder out = new StringBuilder();
    for (long number : numbers(start, end + direction, step, call.budget())) {
      out.append(out.length() > 0 ? " " : "").append(number);
    }
    return call.result(out.toString());
  }

  /** Returns the numbers from {@code start} (inclusive) to {@code end} (exclusive). */
  private static List<Long> numbers(long start, long end, long step, Budget budget)
      throws OperationException {
    List<Long> numbers = new ArrayList<>();
    if (end < start ? step >= 0 : step <= 0) {
      return numbers;
    }
    long distance = end < start ? start - end : end - start;
    budget.elements(
        distance < 0 ? Long.MAX_VALUE >> 8 : Math.min(distance / Math.abs(step), 1L << 50));
    for (long i = start; step > 0 ? i < end : i > end; i += step) {
      numbers.add(i);
      if (step > 0 ? i > Long.MAX_VALUE - step : i < Long.MIN_VALUE - step) {
        break; // The next number would not fit into 64 bits, and so is beyond the end.
      }
    }
    return numbers;
  }
}
