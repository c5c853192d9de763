// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.Taint;

/**
 * What a rendering wrote, and the same text with {@code ****} in place of what secrets went into.
 * The second text is only kept once there is a secret.
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

  /** Returns the text without anything into which a secret went. */
  public String masked() {
    return secret ? Utf8.decode(masked.toString()) : text();
  }
}
