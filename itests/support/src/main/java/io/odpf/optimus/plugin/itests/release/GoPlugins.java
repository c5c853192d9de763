// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.release;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds the small Go plugin for any platform, name and version. Keeps programs and Go's caches, so
 * that a second test run builds nothing.
 */
public final class GoPlugins {
  private final Path sources;
  private final Path cache;
  private final GoCommand go;

  /**
   * @param sources the plugin's Go module
   * @param cache the directory for programs and Go's caches; nothing in the user's home is used
   */
  public GoPlugins(Path sources, Path cache) {
    this.sources = sources;
    this.cache = cache;
    this.go = new GoCommand(cache);
  }

  /** Builds a plugin without its server, which takes less time. */
  public Path build(String name, String version, Platform platform) {
    return build(name, version, platform, List.of());
  }

  /** Builds a plugin that performs the handshake, with the public go-plugin module. */
  public Path buildServing(String name, String version, Platform platform) {
    return build(name, version, platform, List.of("-tags", "goplugin"));
  }

  private Path build(String name, String version, Platform platform, List<String> tags) {
    Path target =
        cache
            .resolve(tags.isEmpty() ? "lean" : "serving")
            .resolve(version)
            .resolve(platform.binaryName(name));
    if (Files.exists(target)) {
      return target;
    }
    try {
      Files.createDirectories(target.getParent());
      Path building = Files.createTempFile(target.getParent(), "building", "");
      List<String> arguments = new ArrayList<>(List.of("build", "-trimpath", "-buildvcs=false"));
      arguments.addAll(tags);
      arguments.addAll(
          List.of(
              "-ldflags",
              "-s -w -X main.name=" + name + " -X main.version=" + version,
              "-o",
              building + "",
              "."));
      go.command(sources, arguments)
          .with(Map.of("GOOS", platform.os(), "GOARCH", platform.arch()))
          .run()
          .orThrow();
      // Another process may have built the same file in the meantime.
      Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
