// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;

/** The go command and where it gets modules, found once a provider. */
record GoSetting(GoToolchain toolchain, ModuleAccess access) {

  static GoSetting find(Options options, ProviderContext context)
      throws ProviderException, InterruptedException {
    try (Workplace place = Workplace.create(context)) {
      GoToolchain toolchain =
          GoToolchain.find(
              options.file("go"),
              context.environment(),
              place.directory(),
              context.timeouts().idle());
      return new GoSetting(toolchain, ModuleAccess.of(options, toolchain, context));
    }
  }
}
