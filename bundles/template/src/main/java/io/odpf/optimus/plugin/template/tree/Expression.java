// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

import java.util.List;

/** An expression in a command: a function, an operand or an argument. */
public sealed interface Expression
    permits Pipe,
        Expression.Dot,
        Expression.NilWord,
        Expression.Bool,
        Expression.Quoted,
        Expression.Numeric,
        Expression.Field,
        Expression.Variable,
        Expression.Chain,
        Expression.Function {
  /** Returns the index in the source. */
  int index();

  /** The current value. */
  record Dot(int index) implements Expression {}

  /** {@code nil}. */
  record NilWord(int index) implements Expression {}

  record Bool(int index, boolean value) implements Expression {}

  /** A string. */
  record Quoted(int index, String bytes) implements Expression {}

  /** A number or a character. */
  record Numeric(int index, NumberLiteral number) implements Expression {}

  /** Fields of the current value: {@code .a.b}. */
  record Field(int index, List<String> names) implements Expression {}

  /** A variable, and fields of it: {@code $x.a.b}. */
  record Variable(int index, String name, List<String> fields) implements Expression {}

  /** Fields of another operand: {@code (f).a.b}. */
  record Chain(int index, Expression operand, List<String> fields) implements Expression {}

  /** A function, by name. */
  record Function(int index, String name) implements Expression {}
}
