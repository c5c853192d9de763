// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.List;

/** Formats values as Go's functions {@code Sprint}, {@code Sprintln} and {@code Sprintf} do. */
public final class Prints {
  private Prints() {}

  /** Formats a value with the verb {@code %v}. */
  public static String text(Value value, Budget budget) throws LimitException {
    if (value instanceof Text text) {
      return text.bytes();
    }
    StringBuilder out = new StringBuilder();
    new Printer(out, budget).argument(value, 'v', Flags.NONE);
    return result(out, budget);
  }

  /** Formats values with {@code %v}, and a space between two values that are both not strings. */
  public static String print(List<Value> values, Budget budget) throws LimitException {
    StringBuilder out = new StringBuilder();
    Printer printer = new Printer(out, budget);
    boolean afterText = true;
    for (Value value : values) {
      if (!(value instanceof Text) && !afterText) {
        out.append(' ');
      }
      printer.argument(value, 'v', Flags.NONE);
      afterText = value instanceof Text;
    }
    return result(out, budget);
  }

  /** Formats values with {@code %v}, spaces between all of them, and a line feed at the end. */
  public static String printLine(List<Value> values, Budget budget) throws LimitException {
    StringBuilder out = new StringBuilder();
    Printer printer = new Printer(out, budget);
    String separator = "";
    for (Value value : values) {
      out.append(separator);
      printer.argument(value, 'v', Flags.NONE);
      separator = " ";
    }
    return result(out.append('\n'), budget);
  }

  /** Formats values according to a format with verbs. */
  public static String format(String format, List<Value> values, Budget budget)
      throws LimitException {
    StringBuilder out = new StringBuilder();
    new Verbs(format, values, out, new Printer(out, budget)).write();
    return result(out, budget);
  }

  private static String result(StringBuilder out, Budget budget) throws LimitException {
    budget.text(out.length());
    return out.toString();
  }
}
