// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.LocationProblem;
import io.odpf.optimus.plugin.manager.location.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds files that Optimus would recognize as plugins: {@code optimus-<name>_<os>_<arch>}. */
final class PluginFiles {
  private static final String PREFIX = "optimus-";
  private static final String WINDOWS = ".exe";

  private PluginFiles() {}

  /** A file with the name of a plugin. */
  record PluginFile(Path file, String plugin, Platform platform) {}

  /** Returns the plugin files in a location that do not have a receipt, by name. */
  static List<PluginFile> unmanaged(InstallLocation location, List<Receipt> receipts)
      throws PluginManagerException {
    Set<String> managed = new HashSet<>();
    for (Receipt receipt : receipts) {
      managed.add(receipt.fileName());
    }
    List<PluginFile> found = new ArrayList<>();
    try {
      for (Path file : Directories.list(location.root())) {
        if (!managed.contains(file.getFileName().toString())) {
          Optional<PluginFile> plugin = parse(file);
          if (plugin.isPresent()) {
            found.add(plugin.get());
          }
        }
      }
    } catch (IOException failure) {
      throw OperationContext.failed(
          LocationProblem.LOCATION_UNREADABLE, "cannot look into", location.shown(), failure);
    }
    return found;
  }

  private static Optional<PluginFile> parse(Path file) {
    String name = file.getFileName().toString();
    if (!name.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int end = name.endsWith(WINDOWS) ? name.length() - WINDOWS.length() : name.length();
    int arch = name.lastIndexOf('_', end - 1);
    int os = arch < 0 ? -1 : name.lastIndexOf('_', arch - 1);
    if (os <= PREFIX.length()) {
      return Optional.empty();
    }
    Optional<Platform> platform = Platform.parse(name.substring(os + 1, end));
    String plugin = name.substring(PREFIX.length(), os);
    return platform.isPresent() && platform.get().binaryName(plugin).equals(name)
        ? Optional.of(new PluginFile(file, plugin, platform.get()))
        : Optional.empty();
  }
}
