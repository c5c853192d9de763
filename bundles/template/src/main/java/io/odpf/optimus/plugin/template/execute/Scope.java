// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stack of variables of a template that is being rendered. */
final class Scope {
  private final List<Variable> variables = new ArrayList<>();

  /**
   * @param root the value of {@code $}
   */
  Scope(Value root) {
    declare("$", root);
  }

  void declare(String name, Value value) {
    variables.add(new Variable(name, value));
  }

  /** Returns the current size of the stack, for {@link #release}. */
  int mark() {
    return variables.size();
  }

  /** Removes the variables that were declared since {@link #mark} returned the given value. */
  void release(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** Returns the value of the innermost variable with the given name, or null if there is none. */
  @Nullable Value get(String name) {
    Variable variable = find(name);
    return variable == null ? null : variable.value;
  }

  /** Assigns to the innermost variable with the given name; returns false if there is none. */
  boolean assign(String name, Value value) {
    Variable variable = find(name);
    if (variable == null) {
      return false;
    }
    variable.value = value;
    return true;
  }

  /**
   * Sets a variable by its distance from the top of the stack.
   *
   * @param distance 1 for the variable that was declared last, 2 for the one before it
   */
  void setLatest(int distance, Value value) {
    variables.get(variables.size() - distance).value = value;
  }

  private @Nullable Variable find(String name) {
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (variables.get(i).name.equals(name)) {
        return variables.get(i);
      }
    }
    return null;
  }

  private static final class Variable {
    private final String name;
    private Value value;

    Variable(String name, Value value) {
      this.name = name;
      this.value = value;
    }
  }
}
