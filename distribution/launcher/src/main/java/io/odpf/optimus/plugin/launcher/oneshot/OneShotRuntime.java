// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.host.BundleFiles;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import io.odpf.optimus.plugin.runtime.host.HostSettings;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a framework for the time of one command. */
final class OneShotRuntime {
  private OneShotRuntime() {}

  /**
   * Starts it.
   *
   * @param anyBundle whether bundles that are not on the class path will be used; without them it
   *     starts faster
   */
  static FrameworkHost start(Installation installation, boolean anyBundle, PrintStream warnings)
      throws PluginManagerException, InterruptedException {
    try {
      BundleIndex index = installation.index();
      Path template =
          installation
              .cache()
              .resolve("runtime")
              .resolve(index.id() + (anyBundle ? "-any-" : "-own-") + Runtime.version().feature());
      Path storage = Files.createTempDirectory("optimus-");
      return FrameworkHost.start(
          new HostSettings(
              index,
              List.of(BundleGroup.CORE),
              BundleFiles.in(installation.bundles()),
              storage,
              Optional.of(template),
              installation.dropIns(),
              anyBundle,
              List.of(),
              Map.of(),
              text -> warnings.println("optimus: warning: " + text)));
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              "runtime",
              "cannot start the runtime: " + failure.getMessage(),
              "check that the distribution is whole and that temporary files can be written"),
          failure);
    }
  }
}
