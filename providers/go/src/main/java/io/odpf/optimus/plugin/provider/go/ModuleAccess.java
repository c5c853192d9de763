// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;

/**
 * The sources of modules and their verification, by the configuration and otherwise by the user's
 * settings of go.
 *
 * @param withoutProxy the patterns of modules that are fetched from their own hosts: GONOPROXY
 * @param withoutDatabase the patterns of modules without verification: GONOSUMDB
 */
record ModuleAccess(
    ModuleSources sources, String withoutProxy, ChecksumDatabase database, String withoutDatabase) {

  /**
   * Combines the configuration and the user's settings.
   *
   * @param configured the configured sources
   * @param toolchain the toolchain with the user's settings
   */
  static ModuleAccess of(
      Options options,
      Optional<ModuleSources> configured,
      GoToolchain toolchain,
      ProviderContext context)
      throws ProviderException {
    return new ModuleAccess(
        configured.isPresent()
            ? configured.get()
            : ModuleSources.of(toolchain.setting("GOPROXY"), options, context),
        configured.isPresent() ? "" : toolchain.setting("GONOPROXY"),
        ChecksumDatabase.of(
            options, toolchain.setting("GOSUMDB"), ModuleSources.settings(options), context),
        options.has("private")
            ? String.join(",", options.list("private", String.class))
            : toolchain.setting("GONOSUMDB"));
  }

  /** Tells whether go may contact the modules' own hosts. */
  boolean direct() {
    return sources.direct() || !withoutProxy.isEmpty();
  }
}
