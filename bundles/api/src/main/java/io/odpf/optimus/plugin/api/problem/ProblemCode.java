// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.problem;

/**
 * An entry of the catalogue of problems. Each bundle declares its own codes as the constants of an
 * enum; {@code docs/problems.md} is generated from all of them.
 *
 * <p>Implementations are immutable.
 */
public interface ProblemCode {
  /**
   * Returns the word that identifies the problem in JSON output: lower-case letters, digits and
   * hyphens, for example {@code digest-mismatch}. It is unique in the catalogue and does not change
   * between releases.
   */
  String word();

  /** Returns what the code stands for, as one sentence with its full stop. */
  String meaning();

  /** Returns what a user does about it, as one sentence or more with their full stops. */
  String remedy();
}
