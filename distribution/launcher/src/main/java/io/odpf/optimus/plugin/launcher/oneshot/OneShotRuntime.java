// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.command.console.Printable;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.host.BundleFiles;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import io.odpf.optimus.plugin.runtime.host.HostSettings;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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
      Path storage = storage();
      return FrameworkHost.start(
          new HostSettings(
              index,
              List.of(BundleGroup.CORE),
              BundleFiles.in(installation.bundles()),
              storage,
              Optional.of(template),
              installation.dropIns(),
              false,
              anyBundle,
              List.of(),
              Map.of(
                  SupervisorProperty.PROGRAM,
                  installation.home().resolve("bin").toString(),
                  SupervisorProperty.RESTART,
                  SupervisorProperty.NEVER),
              text -> warnings.println("optimus: warning: " + Printable.line(text))));
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              "runtime",
              "cannot start the runtime: " + failure.getMessage(),
              "check that the distribution is whole and that temporary files can be written"),
          failure);
    }
  }

  /**
   * Makes a directory for the owner alone. {@link Files#createTempDirectory} sets up secure random
   * numbers first; its name need not be a secret, as nothing that is there already is taken.
   */
  private static Path storage() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    FileAttribute<?>[] owner =
        parent.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    for (long number = System.nanoTime(); true; number++) {
      try {
        return Files.createDirectory(parent.resolve("optimus-" + number), owner);
      } catch (FileAlreadyExistsException taken) {
        // the next number
      }
    }
  }
}
