// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of a template that is being rendered, the latest last. */
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

  /** Returns a mark for {@link #release}. */
  int mark() {
    return variables.size();
  }

  /** Forgets the variables that were declared since a mark. */
  void release(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** Returns the value of the latest variable of a name, or null if there is none. */
  @Nullable Value get(String name) {
    Variable variable = find(name);
    return variable == null ? null : variable.value;
  }

  /** Sets the latest variable of a name; returns whether there is one. */
  boolean assign(String name, Value value) {
    Variable variable = find(name);
    if (variable == null) {
      return false;
    }
    variable.value = value;
    return true;
  }

  /**
   * Sets one of the latest variables.
   *
   * @param distance 1 for the latest, 2 for the one before
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
