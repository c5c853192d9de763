// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A parsed command line that is valid for its command's {@link CommandSpec}. Immutable. */
public final class Arguments {
  private final Map<String, List<String>> options;
  private final List<String> operands;

  Arguments(Map<String, List<String>> options, List<String> operands) {
    this.options = Map.copyOf(options);
    this.operands = List.copyOf(operands);
  }

  /** Returns whether an option is present. The option has its long name. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** Returns an option's value; empty if the option is absent. */
  public Optional<String> value(String option) {
    List<String> values = options.get(option);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Returns all values of a repeatable option, in order. */
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /**
   * Returns the value of an option that takes a {@link Value.Kind#NUMBER}; empty if the option is
   * absent.
   */
  public OptionalInt number(String option) {
    Optional<String> value = value(option);
    return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.get()));
  }

  /** Returns the arguments that are not options. */
  public List<String> operands() {
    return operands;
  }
}
