// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of go commands, made from nothing: a variable that is not named here reaches
 * neither go nor a compiler.
 */
final class GoEnvironment {
  /** Without these, programs do not find others, their home, or on Windows the system. */
  private static final List<String> KEPT =
      List.of(
          "PATH",
          "Path",
          "HOME",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "SystemRoot",
          "SystemDrive",
          "USERPROFILE",
          "LOCALAPPDATA",
          "APPDATA",
          "PATHEXT",
          "ComSpec");

  /** How the modules' own hosts are reached, by go and by the version control that it runs. */
  private static final List<String> KEPT_FOR_DIRECT =
      List.of(
          "HTTPS_PROXY",
          "HTTP_PROXY",
          "NO_PROXY",
          "https_proxy",
          "http_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "SSH_AUTH_SOCK");

  /** Where go finds its user's settings, and those that are asked for. */
  private static final List<String> KEPT_TO_ASK =
      List.of(
          "GOENV",
          "GOPATH",
          "GOCACHE",
          "GOMODCACHE",
          "GOPROXY",
          "GOPRIVATE",
          "GONOPROXY",
          "GONOSUMDB",
          "GOSUMDB",
          "GOVCS");

  private GoEnvironment() {}

  /** For {@code go env}, which is to tell what its user has set. */
  static Map<String, String> toAsk(Map<String, String> environment, Path temporary) {
    Map<String, String> variables = base(environment, temporary);
    keep(environment, KEPT_TO_ASK, variables);
    return variables;
  }

  /**
   * For commands on modules.
   *
   * @param toolchain whose user's settings count where the configuration says nothing
   * @param access says whether go may ask the modules' own hosts
   */
  static Map<String, String> toFetch(
      Map<String, String> environment,
      GoToolchain toolchain,
      ModuleAccess access,
      ModuleRelay relay,
      Path temporary) {
    Map<String, String> variables = base(environment, temporary);
    variables.put("GOENV", "off");
    variables.put("GOCACHE", toolchain.setting("GOCACHE"));
    variables.put("GOMODCACHE", toolchain.setting("GOMODCACHE"));
    // Where go keeps what it knows of the checksum database, whose history it compares.
    variables.put("GOPATH", toolchain.setting("GOPATH"));
    variables.put("GOPROXY", access.sources().variable(relay::address));
    variables.put("GONOPROXY", access.withoutProxy());
    // It would send its modules to their own hosts, past the proxy.
    variables.put("GOPRIVATE", "");
    variables.put("GOSUMDB", access.database().variable(relay.databaseAddress()));
    variables.put("GONOSUMDB", access.withoutDatabase());
    variables.put("GOINSECURE", "");
    variables.put("GOVCS", toolchain.setting("GOVCS"));
    if (access.direct()) {
      keep(environment, KEPT_FOR_DIRECT, variables);
      variables.put("GIT_TERMINAL_PROMPT", "0");
    } else {
      variables.put("GOAUTH", "off");
    }
    return variables;
  }

  /** The same, to build for a platform into a GOPATH of its own. */
  static Map<String, String> toBuild(
      Map<String, String> fetching, Platform platform, boolean cgo, Path builds) {
    Map<String, String> variables = new TreeMap<>(fetching);
    variables.put("GOPATH", builds.toString());
    variables.put("GOOS", platform.os());
    variables.put("GOARCH", platform.arch());
    variables.put("CGO_ENABLED", cgo ? "1" : "0");
    return variables;
  }

  private static Map<String, String> base(Map<String, String> environment, Path temporary) {
    Map<String, String> variables = new TreeMap<>();
    keep(environment, KEPT, variables);
    for (String name : List.of("TMPDIR", "TMP", "TEMP")) {
      variables.put(name, temporary.toString());
    }
    // No toolchain is ever downloaded, and no module or workspace around counts.
    variables.put("GOTOOLCHAIN", "local");
    variables.put("GOFLAGS", "");
    variables.put("GOWORK", "off");
    variables.put("GO111MODULE", "on");
    variables.put("LC_ALL", "C");
    // As for go's own helpers: else go now and then starts one for its telemetry that outlives it.
    variables.put("GO_TELEMETRY_CHILD", "2");
    return variables;
  }

  private static void keep(
      Map<String, String> environment, List<String> names, Map<String, String> variables) {
    for (String name : names) {
      String value = environment.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
  }
}
