// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.problem.Position;

/** The origin of a value. */
sealed interface Origin {

  /** A built-in value. */
  record BuiltIn() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /** An environment variable. */
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A file of defaults. */
  record File(Position position) implements Origin {
    @Override
    public String toString() {
      return position.file() + ":" + position.line() + ":" + position.column();
    }
  }
}
