// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a function.
 *
 * @param fixed the types of the required parameters
 * @param rest the type of any number of further arguments; empty if none are accepted
 */
public record Signature(List<Parameter> fixed, Optional<Parameter> rest) {
  /** Creates a signature from the types of parameters, such as {@code int string any...}. */
  public static Signature of(String words) {
    List<Parameter> fixed = new ArrayList<>();
    Optional<Parameter> rest = Optional.empty();
    for (String word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
      if (word.endsWith("...")) {
        rest = Optional.of(Parameter.ofWord(word.substring(0, word.length() - 3)));
      } else {
        fixed.add(Parameter.ofWord(word));
      }
    }
    return new Signature(List.copyOf(fixed), rest);
  }

  /** Returns the type of the argument at an index. */
  public Parameter parameter(int index) {
    return index < fixed.size() ? fixed.get(index) : rest.orElseThrow();
  }

  /** Returns whether the function can be called with the given number of arguments. */
  public boolean accepts(int count) {
    return count == fixed.size() || count > fixed.size() && rest.isPresent();
  }
}
