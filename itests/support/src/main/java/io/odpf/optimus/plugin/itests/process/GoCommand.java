// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The go command, with separate caches. Reuses modules that the user has downloaded; go.sum
 * verifies them.
 */
public final class GoCommand {
  /** Sufficient for an empty cache on a busy machine. */
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(20);

  private final Path cache;

  /**
   * @param cache the directory for modules and build results
   */
  public GoCommand(Path cache) {
    this.cache = cache;
  }

  /**
   * Builds a program unless it is up to date. Only one process builds it at a time, so that none
   * runs it while another writes it.
   *
   * @param directory the Go module
   * @param program the file to build
   * @param options the options and the package
   */
  public void build(Path directory, Path program, List<String> options) {
    Path guard = program.resolveSibling(program.getFileName() + ".guard");
    // Without embedded paths and commits, the program stays up to date wherever the cache is
    // moved.
    List<String> build = List.of("build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w");
    List<String> arguments = new ArrayList<>(build);
    arguments.addAll(List.of("-o", program + ""));
    arguments.addAll(options);
    // A file lock belongs to the whole process.
    synchronized (GoCommand.class) {
      try {
        Files.createDirectories(program.getParent());
        try (FileChannel channel =
            FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          // Released when the channel closes.
          channel.lock();
          try (RunningCommand go = command(directory, arguments).start()) {
            go.await(BUILD_LIMIT).orThrow();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns a go command in a directory; built programs run on this machine. */
  public Command command(Path directory, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(Tool.find("go") + ""));
    all.addAll(arguments);
    return new Command(all, directory, environment());
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("CGO_ENABLED", "0"),
        // If a module requires a newer Go, go downloads it through the same proxy.
        Map.entry("GOTOOLCHAIN", "auto"),
        Map.entry("GOFLAGS", "-modcacherw"),
        Map.entry("GOWORK", "off"),
        Map.entry("HOME", cache + ""),
        Map.entry("GOCACHE", cache.resolve("go-build") + ""),
        Map.entry("GOPATH", cache.resolve("go") + ""),
        // Use the user's proxy setting, if there is one.
        Map.entry(
            "GOPROXY",
            downloaded() + "," + inherited("GOPROXY", "https://proxy.golang.org,direct")),
        Map.entry("GOSUMDB", inherited("GOSUMDB", "sum.golang.org")),
        Map.entry("SSL_CERT_FILE", inherited("SSL_CERT_FILE", "")),
        Map.entry("HTTPS_PROXY", inherited("HTTPS_PROXY", "")),
        Map.entry("NO_PROXY", inherited("NO_PROXY", "")));
  }

  /** The user's download cache has the layout of a proxy. */
  private static URI downloaded() {
    String home = inherited("GOPATH", Path.of(System.getProperty("user.home"), "go") + "");
    String modules = inherited("GOMODCACHE", Path.of(home, "pkg", "mod") + "");
    return Path.of(modules, "cache", "download").toUri();
  }

  private static String inherited(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : value;
  }
}
