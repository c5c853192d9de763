// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.regex;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;

/** A text that counts how often it is read, so that a search ends with the rendering's time. */
final class MeteredText implements CharSequence {
  /** How many instructions of an expression are a unit of work. */
  private static final int INSTRUCTIONS_PER_UNIT = 8;

  private final String text;
  private final int units;
  private final Budget budget;

  /**
   * @param size how many instructions an expression has, which may all run for a character
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

  /** Carries the failure through the library. */
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
