// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.installation;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The installed distribution, with the directories of its user.
 *
 * @param home the directory that the distribution was unpacked into
 * @param environment the environment variables
 * @param userHome the user's home directory, if there is one
 */
public record Installation(Path home, Map<String, String> environment, Optional<Path> userHome) {
  private static final String DROP_INS = HostVariable.DROP_INS;
  private static final String NO_DROP_INS = "none";

  /** The variables whose values are checked together with the files of defaults. */
  private static final String[] VARIABLES = {
    HostVariable.MODE,
    HostVariable.INSTALL_LOCATION,
    HostVariable.STORE,
    HostVariable.PARALLEL,
    HostVariable.LOG_FILE,
    HostVariable.LOG_FORMAT,
    HostVariable.LOG_LEVEL,
    HostVariable.LOG_SIZE,
    HostVariable.MANAGEMENT,
    HostVariable.MANAGEMENT_ADDRESS,
    HostVariable.MANAGEMENT_CERTIFICATE,
    HostVariable.MANAGEMENT_KEY,
    HostVariable.MANAGEMENT_ACCESS,
    HostVariable.MANAGEMENT_CONFIG,
    HostVariable.MANAGEMENT_FOLLOW,
    HostVariable.MANAGEMENT_PAGES,
    HostVariable.MANAGEMENT_AUDIT,
    HostVariable.CANARY,
    HostVariable.CANARY_SECONDS
  };

  /** Returns the installation that this process was started from. */
  public static Installation current() {
    return new Installation(
        home(System.getProperty("optimus.home")),
        System.getenv(),
        HomeDirectory.of(System.getenv()));
  }

  private static Path home(@Nullable String configured) {
    if (configured != null) {
      return Path.of(configured);
    }
    // Without the start script, find lib/optimus.jar, which contains this class.
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns this installation without drop-in directories. */
  public Installation withoutDropIns() {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(DROP_INS, NO_DROP_INS);
    return new Installation(home, changed, userHome);
  }

  /** Reads the index of the distribution's bundles. */
  public BundleIndex index() throws IOException {
    try (Reader reader = Files.newBufferedReader(home.resolve("lib/" + BundleIndex.FILE_NAME))) {
      return BundleIndex.read(reader);
    }
  }

  /** Returns the directory of the bundles that are started on demand. */
  public Path bundles() {
    return home.resolve("bundles");
  }

  /**
   * Returns the directories for drop-in bundles: {@code drop-ins} in the distribution and {@code
   * ~/.optimus/drop-ins}, or those that {@code OPTIMUS_DROP_INS} lists instead; none if its value
   * is {@code none}.
   */
  public List<Path> dropIns() {
    String listed = environment.get(DROP_INS);
    if (listed == null || listed.isEmpty()) {
      List<Path> usual = new ArrayList<>();
      usual.add(home.resolve("drop-ins"));
      userHome.ifPresent(user -> usual.add(user.resolve(".optimus/drop-ins")));
      return usual;
    }
    List<Path> directories = new ArrayList<>();
    if (listed.equals(NO_DROP_INS)) {
      return directories;
    }
    for (String directory : listed.split(File.pathSeparator)) {
      directories.add(Path.of(directory));
    }
    return directories;
  }

  /** Returns the possible files of this host's defaults, the system's before the user's. */
  public List<Path> defaultsFiles() {
    List<Path> files = new ArrayList<>();
    files.add(Path.of("/etc/optimus/defaults.yaml"));
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Optional<Path> user =
        xdg.startsWith("/")
            ? Optional.of(Path.of(xdg))
            : userHome.map(home -> home.resolve(".config"));
    user.ifPresent(directory -> files.add(directory.resolve("optimus/defaults.yaml")));
    return files;
  }

  /** Returns whether this host has defaults. Every command calls this first. */
  public boolean hasDefaults() {
    for (Path file : defaultsFiles()) {
      if (file.toFile().exists()) {
        return true;
      }
    }
    for (String variable : VARIABLES) {
      if (environment.containsKey(variable)) {
        return true;
      }
    }
    return false;
  }

  /** Returns this installation with another environment. */
  public Installation with(Map<String, String> other) {
    return new Installation(home, other, userHome);
  }

  /** Returns the cache directory; empty if the environment does not define one. */
  public Optional<Path> cache() {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Optional<Path> caches =
        xdg.startsWith("/")
            ? Optional.of(Path.of(xdg))
            : userHome.map(home -> home.resolve(".cache"));
    return caches.map(directory -> directory.resolve("optimus"));
  }
}
