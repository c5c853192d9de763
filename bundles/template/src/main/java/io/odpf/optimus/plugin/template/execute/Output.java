// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.Taint;

/**
 * The output of a rendering, and a copy with {@code ****} in place of everything that a secret
 * contributed to. The copy exists only after a secret was written.
 */
public final class Output {
  private static final String MASK = "****";

  private final Budget budget;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder masked = new StringBuilder();
  private boolean secret;
  private boolean endsMasked;

  Output(Budget budget) {
    this.budget = budget;
  }

  void write(String bytes, Taint taint) throws LimitException {
    if (bytes.isEmpty()) {
      return;
    }
    budget.write(bytes.length());
    if (!taint.isNone()) {
      writeMask();
    } else if (secret) {
      masked.append(bytes);
      endsMasked = false;
    }
    text.append(bytes);
  }

  private void writeMask() {
    if (!secret) {
      masked.append(text);
      secret = true;
    }
    if (!endsMasked) {
      masked.append(MASK);
      endsMasked = true;
    }
  }

  /** Returns the text. */
  public String text() {
    return Utf8.decode(text.toString());
  }

  /** Returns the text with {@code ****} in place of everything that a secret contributed to. */
  public String masked() {
    return secret ? Utf8.decode(masked.toString()) : text();
  }
}
