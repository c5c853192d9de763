// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.OptionType;

/** Checks texts without regular expressions: faster, and with better messages. */
public interface TextRule {

  /**
   * Checks a text.
   *
   * @return whether this rule knows the type's pattern, and so has checked the text
   * @throws RefusedValueException if the text breaks the rule
   */
  boolean check(OptionType.Text type, String text) throws RefusedValueException;
}
