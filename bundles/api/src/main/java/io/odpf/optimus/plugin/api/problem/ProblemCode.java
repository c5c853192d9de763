// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.problem;

import java.util.Objects;

/**
 * A code of the catalogue of problems. Each bundle declares its own codes as the constants of an
 * enum; {@code docs/problems.md} is generated from all of them.
 *
 * <p>Implementations are immutable.
 */
public interface ProblemCode {
  /** Returns what the catalogue says about this code. */
  Entry entry();

  /** Returns the word that identifies the problem in JSON output. */
  default String word() {
    return entry().word();
  }

  /**
   * An entry of the catalogue.
   *
   * @param word lower-case letters, digits and hyphens, for example {@code digest-mismatch}; unique
   *     in the catalogue, and the same in every release
   * @param meaning what the code stands for, as one sentence with its full stop
   * @param remedy what a user does about it, as one sentence or more with their full stops
   */
  record Entry(String word, String meaning, String remedy) {
    public Entry {
      Objects.requireNonNull(word, "word");
      Objects.requireNonNull(meaning, "meaning");
      Objects.requireNonNull(remedy, "remedy");
    }
  }
}
