// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.config.description.JsonSchema;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configuration's JSON Schema, for editors. */
public final class ConfigSchema {
  private ConfigSchema() {}

  /**
   * Returns a schema of draft 2020-12 for the available provider types. The same types give the
   * same text.
   */
  public static String json(SchemaLookup schemas) {
    return new JsonSchema(all(schemas)).write();
  }

  static SortedMap<String, OptionSchema> all(SchemaLookup schemas) {
    SortedMap<String, OptionSchema> all = new TreeMap<>();
    for (String type : schemas.types()) {
      schemas.find(type).ifPresent(schema -> all.put(type, schema));
    }
    return all;
  }
}
