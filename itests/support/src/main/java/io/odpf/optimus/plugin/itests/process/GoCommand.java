// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The go command, with caches of its own. Modules that the user has downloaded are taken from there
 * and not fetched again; go.sum says what they must be.
 */
public final class GoCommand {
  private final Path cache;

  /**
   * @param cache where modules and build results are kept
   */
  public GoCommand(Path cache) {
    this.cache = cache;
  }

  /** One of its commands, in a directory; the result runs on this machine. */
  public Command command(Path directory, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(Tool.find("go") + ""));
    all.addAll(arguments);
    return new Command(all, directory, environment());
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("CGO_ENABLED", "0"),
        // A module that wants a newer Go gets it, through the same proxy.
        Map.entry("GOTOOLCHAIN", "auto"),
        Map.entry("GOFLAGS", "-modcacherw"),
        Map.entry("GOWORK", "off"),
        Map.entry("HOME", cache + ""),
        Map.entry("GOCACHE", cache.resolve("go-build") + ""),
        Map.entry("GOPATH", cache.resolve("go") + ""),
        // The user's choice of proxy, if there is one, is how modules are reached from here.
        Map.entry(
            "GOPROXY",
            downloaded() + "," + inherited("GOPROXY", "https://proxy.golang.org,direct")),
        Map.entry("GOSUMDB", inherited("GOSUMDB", "sum.golang.org")),
        Map.entry("SSL_CERT_FILE", inherited("SSL_CERT_FILE", "")),
        Map.entry("HTTPS_PROXY", inherited("HTTPS_PROXY", "")),
        Map.entry("NO_PROXY", inherited("NO_PROXY", "")));
  }

  /** What the user's go has downloaded is laid out as a proxy's files. */
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
