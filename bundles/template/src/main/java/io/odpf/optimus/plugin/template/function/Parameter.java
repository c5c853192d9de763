// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import io.odpf.optimus.plugin.template.value.GoType;

/** The type of a parameter. */
public enum Parameter {
  BOOL("bool", GoType.BOOL),
  INT("int", GoType.INT),
  FLOAT64("float64", GoType.FLOAT64),
  STRING("string", GoType.STRING),
  MAP("map", GoType.MAP),
  TIME("time", GoType.TIME),
  ANY("any", GoType.ANY);

  private final String word;
  private final GoType type;

  Parameter(String word, GoType type) {
    this.word = word;
    this.type = type;
  }

  public GoType type() {
    return type;
  }

  static Parameter ofWord(String word) {
    for (Parameter parameter : values()) {
      if (parameter.word.equals(word)) {
        return parameter;
      }
    }
    throw new IllegalArgumentException("no parameter is of type " + word);
  }
}
