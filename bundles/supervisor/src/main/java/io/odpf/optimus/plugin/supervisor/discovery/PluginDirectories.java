// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directories that are searched for plugins. Earlier directories take precedence;
 * subdirectories are not searched.
 *
 * @param paths absolute paths, each once
 */
public record PluginDirectories(List<Path> paths) {

  public PluginDirectories {
    Set<Path> distinct = new LinkedHashSet<>();
    for (Path path : paths) {
      distinct.add(path.toAbsolutePath().normalize());
    }
    paths = List.copyOf(distinct);
  }

  /**
   * Returns the directories of Optimus's guide in their order, after the configured one.
   *
   * @param installLocation the configured install location
   * @param workingDirectory the user's working directory
   * @param programDirectory the directory of Optimus's own program, if known
   * @param home the user's home directory, if there is one
   */
  public static PluginDirectories ofGuide(
      Optional<Path> installLocation,
      Path workingDirectory,
      Optional<Path> programDirectory,
      Optional<Path> home) {
    List<Path> paths = new ArrayList<>();
    installLocation.ifPresent(paths::add);
    paths.add(workingDirectory.resolve(".plugins"));
    paths.add(workingDirectory);
    if (programDirectory.isPresent()) {
      paths.add(programDirectory.get());
      paths.add(programDirectory.get().resolve(".optimus").resolve("plugins"));
    }
    home.ifPresent(it -> paths.add(it.resolve(".optimus").resolve("plugins")));
    paths.add(Path.of("/usr/bin"));
    paths.add(Path.of("/usr/local/bin"));
    return new PluginDirectories(paths);
  }
}
