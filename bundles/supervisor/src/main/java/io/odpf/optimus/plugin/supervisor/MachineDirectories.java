// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.supervisor.discovery.DiscoveryResult;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDiscovery;
import io.odpf.optimus.plugin.supervisor.discovery.WatchedDirectory;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginFinder;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directories of this machine that have plugins. More are added while it is used. What is
 * passed over in them is logged, once. Thread-safe.
 */
final class MachineDirectories implements PluginFinder {
  private static final System.Logger LOG = System.getLogger(MachineDirectories.class.getName());

  private final InstalledPlugins installed;
  private final Platform platform;

  @GuardedBy("this")
  private PluginDirectories directories;

  @GuardedBy("this")
  private List<Problem> logged = List.of();

  MachineDirectories(PluginDirectories directories, InstalledPlugins installed) {
    this.directories = directories;
    this.installed = installed;
    this.platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Adds a directory before all others; whether it was not among them. */
  synchronized boolean add(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    if (directories.paths().contains(path)) {
      return false;
    }
    List<Path> all = new ArrayList<>(List.of(path));
    all.addAll(directories.paths());
    directories = new PluginDirectories(all);
    return true;
  }

  /**
   * Returns the directories to watch: those of plugins and those of receipts, since a receipt is
   * written after its file.
   */
  List<WatchedDirectory> watched() {
    List<WatchedDirectory> watched = new ArrayList<>();
    for (Path directory : current().paths()) {
      watched.add(WatchedDirectory.ofPlugins(directory));
      watched.add(WatchedDirectory.ofAll(directory.resolve(".optimus").resolve("receipts")));
    }
    return watched;
  }

  @Override
  public List<PluginBinary> find() throws InterruptedException {
    DiscoveryResult found = new PluginDiscovery(current(), platform, installed).find();
    log(found.findings());
    return found.plugins();
  }

  private synchronized PluginDirectories current() {
    return directories;
  }

  private synchronized void log(List<Problem> findings) {
    for (Problem finding : findings) {
      if (!logged.contains(finding)) {
        LOG.log(Level.WARNING, "{0}; {1}", finding.message(), finding.hint());
      }
    }
    logged = findings;
  }
}
