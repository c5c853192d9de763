// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Real;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import java.util.List;

/**
 * A function call. The arguments have the types of the parameters; an argument for a parameter of
 * type any is {@code Nil} if there is no value. The typed accessors throw {@link
 * ClassCastException} if the signature has another type.
 */
public record Call(List<Value> arguments, CallContext context) {
  public int size() {
    return arguments.size();
  }

  public Value get(int index) {
    return arguments.get(index);
  }

  /** Returns the arguments from an index on. */
  public List<Value> from(int index) {
    return arguments.subList(index, arguments.size());
  }

  /** Returns the bytes of a string argument. */
  public String text(int index) {
    return ((Text) get(index)).bytes();
  }

  public long whole(int index) {
    return ((Whole) get(index)).bits();
  }

  public double real(int index) {
    return ((Real) get(index)).number();
  }

  public boolean flag(int index) {
    return ((Flag) get(index)).isTrue();
  }

  public Mapping map(int index) {
    return (Mapping) get(index);
  }

  public Moment moment(int index) {
    return (Moment) get(index);
  }

  public Budget budget() {
    return context.budget();
  }

  /** Creates a string as the result, and counts its memory. */
  public Value result(String bytes) throws LimitException {
    budget().text(bytes.length());
    return new Text(bytes);
  }
}
