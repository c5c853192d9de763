// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Determines the directory of a user's store. */
public final class StoreLocation {
  private StoreLocation() {}

  /**
   * Returns the directory: {@link HostVariable#STORE}, else a directory below {@code
   * $XDG_CACHE_HOME}, else one below the system's directory for caches. Empty if the environment
   * defines none of these.
   *
   * @param host the platform this runs on
   */
  public static Optional<Path> of(Map<String, String> environment, Platform host) {
    Optional<Path> chosen = absolute(environment.get(HostVariable.STORE));
    if (chosen.isPresent()) {
      return chosen;
    }
    Optional<Path> cache = absolute(environment.get("XDG_CACHE_HOME"));
    if (cache.isEmpty()) {
      Optional<Path> home = absolute(environment.get("HOME"));
      cache =
          switch (host.os()) {
            case "windows" ->
                absolute(environment.get("LOCALAPPDATA"))
                    .or(() -> home.map(it -> it.resolve("AppData").resolve("Local")));
            case "darwin" -> home.map(it -> it.resolve("Library").resolve("Caches"));
            default -> home.map(it -> it.resolve(".cache"));
          };
    }
    return cache.map(it -> it.resolve("optimus").resolve("plugins"));
  }

  /** Ignores relative paths, as the XDG Base Directory Specification demands. */
  private static Optional<Path> absolute(@Nullable String value) {
    return value == null || value.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(value)).filter(Path::isAbsolute);
  }
}
