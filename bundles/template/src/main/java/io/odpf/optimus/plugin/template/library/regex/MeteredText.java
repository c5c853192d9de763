// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.regex;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;

/**
 * A text that counts each access as work, so that a search ends when the rendering's time is over.
 */
final class MeteredText implements CharSequence {
  /** The number of instructions that count as one unit of work. */
  private static final int INSTRUCTIONS_PER_UNIT = 8;

  private final String text;
  private final int units;
  private final Budget budget;

  /**
   * @param size the number of instructions of the expression, all of which may run for each
   *     character
   */
  MeteredText(String text, int size, Budget budget) {
    this.text = text;
    this.units = 1 + size / INSTRUCTIONS_PER_UNIT;
    this.budget = budget;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    try {
      budget.work(units);
    } catch (LimitException e) {
      throw new LimitReachedException(e);
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Carries a {@link LimitException} through the library, which cannot throw it. */
  static final class LimitReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final LimitException limit;

    LimitReachedException(LimitException limit) {
      super(limit);
      this.limit = limit;
    }

    LimitException limit() {
      return limit;
    }
  }
}
