// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the plugins of this machine. The first directory with a plugin wins, and in it the highest
 * version; the plugin's other files are reported as shadowed. A file or directory that cannot be
 * used does not prevent others from being found. Thread-safe.
 */
public final class PluginDiscovery {
  private final PluginDirectories directories;
  private final Platform platform;
  private final InstalledPlugins installed;
  private final FileSafety safety;

  /**
   * @param platform this machine's platform
   * @param installed the manager's records
   */
  public PluginDiscovery(
      PluginDirectories directories, Platform platform, InstalledPlugins installed) {
    this.directories = directories;
    this.platform = platform;
    this.installed = installed;
    this.safety = FileSafety.ofThisProcess();
  }

  /** Searches now. */
  public DiscoveryResult find() throws InterruptedException {
    List<Candidate> candidates = new ArrayList<>();
    List<Problem> findings = new ArrayList<>();
    Set<Path> searched = new HashSet<>();
    for (Path directory : directories.paths()) {
      if (isNew(directory, searched)) {
        DirectoryScan.Result result =
            new DirectoryScan(directory, searched.size(), platform, installed, safety).run();
        candidates.addAll(result.candidates());
        findings.addAll(result.findings());
      }
    }
    Collections.sort(candidates);
    List<PluginBinary> plugins = new ArrayList<>();
    int next;
    for (int from = 0; from < candidates.size(); from = next) {
      next = from + 1;
      while (next < candidates.size()
          && candidates.get(next).plugin().equals(candidates.get(from).plugin())) {
        next++;
      }
      plugins.add(binary(candidates.subList(from, next)));
    }
    return new DiscoveryResult(plugins, findings);
  }

  /** Returns whether a directory was not searched yet under any name. */
  private static boolean isNew(Path directory, Set<Path> searched) {
    try {
      return searched.add(directory.toRealPath());
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return searched.add(directory); // Listing it will report the problem.
    }
  }

  /** Returns the binary of a plugin: the first of its files; the others are shadowed. */
  private static PluginBinary binary(List<Candidate> candidates) {
    Candidate first = candidates.get(0);
    List<Path> shadowed = new ArrayList<>();
    for (Candidate other : candidates.subList(1, candidates.size())) {
      if (!same(first.path(), other.path())) {
        shadowed.add(other.path());
      }
    }
    return new PluginBinary(
        first.plugin(), first.path(), first.version(), first.digest(), shadowed);
  }

  /** Returns whether two paths name the same file. */
  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
