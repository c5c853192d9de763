// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

/**
 * What a pattern of {@link io.odpf.optimus.plugin.api.option.OptionType.Text} means, as code:
 * quicker, and with more to say.
 */
@FunctionalInterface
public interface TextRule {

  /** Returns if the text is fine. */
  void check(String text) throws Refusal;
}
