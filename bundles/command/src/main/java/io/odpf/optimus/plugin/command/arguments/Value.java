// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/**
 * What an option or operand takes.
 *
 * @param kind how it is checked and completed
 * @param placeholder how help names it, {@code FILE}; empty for {@link Kind#NONE}
 * @param choices the words of a {@link Kind#CHOICE}; empty for the others
 */
public record Value(Kind kind, String placeholder, List<String> choices) {

  /** The kinds of values. */
  public enum Kind {
    NONE,
    TEXT,
    FILE,
    DIRECTORY,
    /** A positive number. */
    NUMBER,
    /** {@code <os>_<arch>}. */
    PLATFORM,
    /** The name of a plugin in the configuration. */
    PLUGIN,
    /** The name of a job of the project. */
    JOB,
    /** The name of a secret of the project. */
    SECRET,
    /** A text that no message repeats. */
    CONFIDENTIAL,
    CHOICE
  }

  /** No value at all. */
  public static final Value NONE = new Value(Kind.NONE, "", List.of());

  public Value {
    choices = List.copyOf(choices);
  }

  /** Returns a value of a kind other than a choice. */
  public static Value of(Kind kind, String placeholder) {
    return new Value(kind, placeholder, List.of());
  }

  /** Returns a value that is one of the given words. */
  public static Value choice(String... words) {
    return new Value(Kind.CHOICE, String.join("|", words), List.of(words));
  }
}
