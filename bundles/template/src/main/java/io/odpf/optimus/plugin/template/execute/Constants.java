// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Parameter;
import io.odpf.optimus.plugin.template.tree.Expression;
import io.odpf.optimus.plugin.template.tree.NumberLiteral;
import io.odpf.optimus.plugin.template.value.Absent;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;

/** Converts literals and values to arguments of a parameter's type. */
final class Constants {
  private Constants() {}

  /** Returns the value of a literal in a place that requires no type. */
  static Value of(Expression literal) throws OperationException {
    if (literal instanceof Expression.Bool bool) {
      return new Flag(bool.value());
    }
    if (literal instanceof Expression.Quoted quoted) {
      return new Text(quoted.bytes());
    }
    if (literal instanceof Expression.Numeric numeric) {
      return number(numeric.number());
    }
    throw new OperationException("nil is not a command");
  }

  private static Value number(NumberLiteral number) throws OperationException {
    if (number.overflows()) {
      throw new OperationException("the number does not fit into 64 bits with a sign");
    }
    return number.isReal() ? new Real(number.real()) : Whole.of(number.integer());
  }

  /**
   * Converts a literal to an argument.
   *
   * @throws OperationException if the parameter has another type
   */
  static Value argument(Expression literal, Parameter parameter) throws OperationException {
    if (literal instanceof Expression.NilWord) {
      return nil(parameter);
    }
    if (parameter == Parameter.ANY) {
      return of(literal);
    }
    if (literal instanceof Expression.Numeric numeric) {
      NumberLiteral number = numeric.number();
      if (parameter == Parameter.INT && number.isInteger()) {
        return Whole.of(number.integer());
      }
      if (parameter == Parameter.FLOAT64) {
        return new Real(number.real());
      }
    } else {
      Value value = of(literal);
      if (value.type() == parameter.type()) {
        return value;
      }
    }
    throw new OperationException("expected " + parameter.type().text() + "; found a literal");
  }

  /**
   * Converts a value to an argument.
   *
   * @throws OperationException if the parameter has another type
   */
  static Value argument(Value value, Parameter parameter) throws OperationException {
    if (value instanceof Absent) {
      return nil(parameter).tainted(value.taint());
    }
    if (parameter == Parameter.ANY || value.type() == parameter.type()) {
      return value;
    }
    throw new OperationException(
        "wrong type for value; expected "
            + parameter.type().text()
            + "; got "
            + value.type().text());
  }

  private static Value nil(Parameter parameter) throws OperationException {
    return switch (parameter) {
      case ANY -> Nil.VALUE;
      case MAP -> Mapping.nil(parameter.type());
      default -> throw new OperationException("no value; expected " + parameter.type().text());
    };
  }
}
