// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.host.BundleFiles;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import io.odpf.optimus.plugin.runtime.host.HostSettings;
import io.odpf.optimus.plugin.runtime.host.RuntimeProblem;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Starts a framework for the duration of one command. */
final class OneShotRuntime {
  private OneShotRuntime() {}

  /**
   * Starts the framework.
   *
   * @param anyBundle whether bundles outside the distribution may be used; without them, the
   *     framework starts faster
   */
  static FrameworkHost start(Installation installation, boolean anyBundle, PrintStream warnings)
      throws PluginManagerException, InterruptedException {
    try {
      BundleIndex index = installation.index();
      String kind = index.id() + (anyBundle ? "-any-" : "-own-") + Runtime.version().feature();
      Optional<Path> template =
          installation
              .cache()
              .map(cache -> cache.resolve("runtime").resolve(kind))
              .filter(directory -> isOwn(directory, warnings));
      Path storage = storage();
      return FrameworkHost.start(
          new HostSettings(
              index,
              // Third-party bundles may need the log service.
              anyBundle ? List.of(BundleGroup.LOG, BundleGroup.CORE) : List.of(BundleGroup.CORE),
              BundleFiles.in(installation.bundles()),
              storage,
              template,
              installation.dropIns(),
              false,
              anyBundle,
              List.of(),
              Map.of(
                  SupervisorProperty.PROGRAM,
                  installation.home().resolve("bin").toString(),
                  SupervisorProperty.RESTART,
                  SupervisorProperty.NEVER),
              text -> warnings.println("optimus: warning: " + TerminalText.line(text))));
    } catch (IOException e) {
      throw PluginManagerException.failure(
          Problem.of(
              RuntimeProblem.RUNTIME,
              "cannot start the runtime: " + e.getMessage(),
              "check that the distribution is whole and that temporary files can be written"),
          e);
    }
  }

  /** Returns whether only this user could have written a template. Prints a warning otherwise. */
  private static boolean isOwn(Path template, PrintStream warnings) {
    Path parent = Objects.requireNonNull(template.getParent());
    Path cache = Objects.requireNonNull(parent.getParent());
    for (Path directory : List.of(cache, parent, template)) {
      try {
        Optional<String> objection =
            Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
                ? Ownership.ofThisProcess().objectionToDirectory(directory)
                : Optional.empty();
        if (objection.isPresent()) {
          warnings.println(
              "optimus: warning: starting slower, without " + directory + ": " + objection.get());
          return false;
        }
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  /**
   * Creates a directory that only its owner can access. Avoids {@link Files#createTempDirectory},
   * which sets up secure random numbers: the name need not be secret, since an existing directory
   * is never used.
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
      } catch (FileAlreadyExistsException e) {
        // Try the next number.
      }
    }
  }
}
