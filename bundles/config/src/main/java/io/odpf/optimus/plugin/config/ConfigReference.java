// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.config.description.Reference;

/** The configuration's keys, for people. */
public final class ConfigReference {
  private ConfigReference() {}

  /** Tables of all keys, in Markdown, for the provider types that are present. */
  public static String markdown(SchemaLookup schemas) {
    return new Reference(ConfigSchema.all(schemas)).write();
  }
}
