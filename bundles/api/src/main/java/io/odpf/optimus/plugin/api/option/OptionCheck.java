// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.List;

/**
 * Checks the options of a provider beyond what their types say: against each other, or the contents
 * of a key. Runs whenever a configuration is read, so it is fast and uses neither network nor
 * libraries that are expensive to load. Thread-safe.
 */
@FunctionalInterface
public interface OptionCheck {

  /** A check that accepts all options. */
  OptionCheck NONE = options -> List.of();

  /**
   * Returns what is wrong with the options; empty if nothing is.
   *
   * @param options the options of one entry of {@code providers:}, each valid for its type, with
   *     defaults filled in
   */
  List<OptionProblem> check(Options options);
}
