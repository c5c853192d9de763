// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

import java.util.List;
import java.util.Optional;

/** A statement of a template: literal text or an action. */
public sealed interface Statement {
  /** Returns the index in the source. */
  int index();

  /** Text that is copied to the output. */
  record Literal(int index, String bytes) implements Statement {}

  /** A pipeline whose value is printed, unless it declares variables. */
  record Action(int index, Pipe pipe) implements Statement {}

  /** {@code if}, with the statements after {@code else}. */
  record If(int index, Pipe pipe, List<Statement> then, List<Statement> otherwise)
      implements Statement {}

  /** {@code with}, with the statements after {@code else}. */
  record With(int index, Pipe pipe, List<Statement> then, List<Statement> otherwise)
      implements Statement {}

  /** {@code range}, with the statements after {@code else}. */
  record Range(int index, Pipe pipe, List<Statement> body, List<Statement> otherwise)
      implements Statement {}

  /** {@code template}, and the implicit inclusion by {@code block}. */
  record Include(int index, String name, Optional<Pipe> pipe) implements Statement {}

  /** {@code break}. */
  record Break(int index) implements Statement {}

  /** {@code continue}. */
  record Continue(int index) implements Statement {}
}
