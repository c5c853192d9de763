// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.OptionType;

/** What patterns of texts mean, as code: quicker, and with more to say. */
public interface TextRule {

  /**
   * Returns if the text is fine.
   *
   * @return false if nothing is known of this type's pattern
   */
  boolean check(OptionType.Text type, String text) throws RefusedValueException;
}
