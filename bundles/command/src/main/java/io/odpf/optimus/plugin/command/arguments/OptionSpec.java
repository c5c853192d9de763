// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.Objects;

/**
 * An option of a command.
 *
 * @param name the name without dashes, such as {@code config}
 * @param letter the short form without its dash; empty if there is none
 * @param value the kind of value; {@link Value#NONE} for a flag
 * @param repeatable whether the option may occur several times
 * @param doc the effect, one sentence without a full stop
 */
public record OptionSpec(String name, String letter, Value value, boolean repeatable, String doc) {

  /** {@code --help}, which every command has. */
  public static final OptionSpec HELP = flag("help", "h", "show this help");

  public OptionSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(letter, "letter");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(doc, "doc");
  }

  /** Returns an option without a value. {@code letter} may be empty. */
  public static OptionSpec flag(String name, String letter, String doc) {
    return new OptionSpec(name, letter, Value.NONE, false, doc);
  }

  /** Returns an option with one value. {@code letter} may be empty. */
  public static OptionSpec valued(String name, String letter, Value value, String doc) {
    return new OptionSpec(name, letter, value, false, doc);
  }

  /** Returns whether this is an option without a value. */
  public boolean isFlag() {
    return value.kind() == Value.Kind.NONE;
  }
}
