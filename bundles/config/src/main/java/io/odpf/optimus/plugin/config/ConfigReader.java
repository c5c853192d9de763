// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;

/** Reads and validates configuration files. Thread-safe. */
public final class ConfigReader {
  private final SchemaLookup schemas;

  /**
   * @param schemas asked once for each provider type a file names
   */
  public ConfigReader(SchemaLookup schemas) {
    this.schemas = schemas;
  }

  /**
   * Reads a file.
   *
   * @throws PluginManagerException of category CONFIG with every finding of the file, in the order
   *     of their positions
   */
  public PluginConfig read(ConfigFile config) throws PluginManagerException {
    throw new UnsupportedOperationException(schemas.types().toString());
  }
}
