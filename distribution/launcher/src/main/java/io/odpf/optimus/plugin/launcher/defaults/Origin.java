// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.problem.Position;

/** Where a value comes from. */
sealed interface Origin {

  /** From the program itself. */
  record BuiltIn() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /** From a variable of the environment. */
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /** From a file. */
  record File(Position position) implements Origin {
    @Override
    public String toString() {
      return position.file() + ":" + position.line() + ":" + position.column();
    }
  }
}
