// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.config.description.Reference;

/** The reference of the configuration's keys. */
public final class ConfigReference {
  private ConfigReference() {}

  /** Returns tables of the keys of every configuration, in Markdown. */
  public static String common() {
    return Reference.common();
  }

  /** Returns tables of the options of one provider type, in Markdown. */
  public static String provider(OptionSchema schema) {
    return Reference.provider(schema);
  }
}
