// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;

/**
 * How modules are had and who vouches for them: the configuration, and where it says nothing, the
 * settings of go's user.
 *
 * @param withoutProxy patterns of modules that are had from their own hosts: GONOPROXY
 * @param withoutDatabase patterns of modules that nobody vouches for: GONOSUMDB
 */
record ModuleAccess(
    ModuleSources sources, String withoutProxy, ChecksumDatabase database, String withoutDatabase) {

  /**
   * Puts the two together.
   *
   * @param configured the sources that the configuration names
   * @param toolchain whose user's settings count otherwise
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
