// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A command line, taken apart and checked against its command's {@link CommandSpec}. Immutable. */
public final class Arguments {
  private final Map<String, List<String>> options;
  private final List<String> operands;

  Arguments(Map<String, List<String>> options, List<String> operands) {
    this.options = Map.copyOf(options);
    this.operands = List.copyOf(operands);
  }

  /** Whether an option was given; by its long name. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** An option's value; empty if it was not given. */
  public Optional<String> value(String option) {
    List<String> values = options.get(option);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** All values of a repeatable option, in order. */
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The value of an option that takes a {@link Value.Kind#NUMBER}; empty if it was not given. */
  public OptionalInt number(String option) {
    Optional<String> value = value(option);
    return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.get()));
  }

  /** What was given beside options. */
  public List<String> operands() {
    return operands;
  }
}
