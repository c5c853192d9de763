// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin.State;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Scans one directory for plugins. Used once, by one thread. */
final class DirectoryScan {
  private final Path directory;
  private final int place;
  private final Platform platform;
  private final InstalledPlugins installed;
  private final FileSafety safety;
  private final List<Problem> findings = new ArrayList<>();

  /**
   * @param place the position of the directory in the search order
   */
  DirectoryScan(
      Path directory, int place, Platform platform, InstalledPlugins installed, FileSafety safety) {
    this.directory = directory;
    this.place = place;
    this.platform = platform;
    this.installed = installed;
    this.safety = safety;
  }

  /**
   * The result of a scan.
   *
   * @param candidates the files that can be started
   * @param findings files that look like plugins but were skipped
   */
  record Result(List<Candidate> candidates, List<Problem> findings) {}

  /** Scans the directory; a missing directory has no plugins. */
  Result run() throws InterruptedException {
    List<Candidate> candidates = new ArrayList<>();
    List<Path> files = files();
    if (!files.isEmpty() && safe()) {
      Map<Path, InstalledPlugin> records = records();
      for (Path file : files) {
        Optional<Candidate> candidate =
            candidate(file, Optional.ofNullable(records.get(file.getFileName())));
        if (candidate.isPresent() && startable(file)) {
          candidates.add(candidate.get());
        }
      }
    }
    return new Result(candidates, findings);
  }

  /**
   * Returns the files that look like plugins for this platform; most directories hold many others.
   */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path file : stream) {
        if (BinaryName.fits(file.getFileName().toString(), platform)) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      findings.add(
          Problem.of(
              DiscoveryProblem.DIRECTORY_UNREADABLE,
              "cannot look for plugins in " + directory + ": " + reason(e),
              "check its permissions, or remove it from the plugin directories"));
      return List.of();
    }
    Collections.sort(files);
    return files;
  }

  private boolean safe() {
    Optional<String> objection;
    try {
      objection = safety.objection(directory);
    } catch (IOException e) {
      objection = Optional.of(reason(e));
    }
    if (objection.isPresent()) {
      findings.add(
          Problem.of(
              DiscoveryProblem.DIRECTORY_UNSAFE,
              "plugins in " + directory + " are not used: " + objection.get(),
              "make the directory writable by you alone (chmod o-w, chown): plugins are programs"));
    }
    return objection.isEmpty();
  }

  /** Returns the plugins that the manager installed, by file. */
  private Map<Path, InstalledPlugin> records() throws InterruptedException {
    Map<Path, InstalledPlugin> records = new HashMap<>();
    try {
      for (InstalledPlugin plugin : installed.in(directory)) {
        if (plugin.state() == State.OK || plugin.state() == State.MODIFIED) {
          records.put(plugin.path().getFileName(), plugin);
        }
      }
    } catch (PluginManagerException e) {
      findings.addAll(e.problems());
    }
    return records;
  }

  private Optional<Candidate> candidate(Path file, Optional<InstalledPlugin> recorded) {
    if (recorded.isPresent()) {
      InstalledPlugin plugin = recorded.get();
      return Optional.of(
          new Candidate(plugin.name(), place, file, plugin.version(), plugin.digest()));
    }
    Optional<BinaryName> name = BinaryName.parse(file.getFileName().toString(), platform);
    if (name.isEmpty()) {
      passOver(
          file,
          "its name has no usable plugin name and version",
          "name it optimus-<name>_" + platform + " or optimus-<name>_<version>_" + platform);
      return Optional.empty();
    }
    return Optional.of(
        new Candidate(name.get().plugin(), place, file, name.get().version(), Optional.empty()));
  }

  private boolean startable(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        boolean dangling = Files.isSymbolicLink(file) && !Files.exists(file);
        passOver(
            file,
            dangling ? "it is a dangling link" : "it is not a file",
            "remove it, or install the plugin again");
        return false;
      }
      if (!Files.isExecutable(file)) {
        passOver(file, "it is not executable", "make it executable: chmod +x");
        return false;
      }
      Optional<String> objection = objection(file);
      if (objection.isPresent()) {
        passOver(
            file,
            objection.get(),
            "make it writable by you alone (chmod o-w, chown): plugins are programs");
      }
      return objection.isEmpty();
    } catch (IOException e) {
      passOver(file, reason(e), "check it, or remove it");
      return false;
    }
  }

  /** Returns why a file is unsafe; a link is as safe as its target and the target's directory. */
  private Optional<String> objection(Path file) throws IOException {
    Optional<String> objection = safety.objection(file);
    if (objection.isPresent() || !Files.isSymbolicLink(file)) {
      return objection;
    }
    objection = safety.objection(Objects.requireNonNull(file.toRealPath().getParent(), "parent"));
    return objection.isPresent()
        ? Optional.of("in its target's directory, " + objection.get())
        : objection;
  }

  private void passOver(Path file, String why, String hint) {
    findings.add(
        Problem.of(
            DiscoveryProblem.FILE_UNUSABLE, "plugin file " + file + " is not used: " + why, hint));
  }

  private static String reason(Exception e) {
    Throwable cause =
        e instanceof DirectoryIteratorException ? Objects.requireNonNull(e.getCause(), "cause") : e;
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NotDirectoryException) {
      return "it is not a directory";
    }
    return cause instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : cause.getClass().getSimpleName();
  }
}
