// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of go commands, composed from scratch: variables that are not listed here reach
 * neither go nor a compiler.
 */
final class GoEnvironment {
  /** Variables that programs need to find other programs, their home, or on Windows the system. */
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

  /** Variables by which go and version control reach the modules' own hosts. */
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

  /** The variables that locate the user's settings of go, and the settings that are read. */
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

  /** Returns the environment of {@code go env}, which reports the user's settings. */
  static Map<String, String> forSettings(Map<String, String> environment, Path temporary) {
    Map<String, String> variables = base(environment, temporary);
    keep(environment, KEPT_TO_ASK, variables);
    return variables;
  }

  /**
   * Returns the environment of commands on modules.
   *
   * @param toolchain the toolchain with the user's settings, the defaults of the configuration
   * @param access determines whether go may contact the modules' own hosts
   */
  static Map<String, String> forModules(
      Map<String, String> environment,
      GoToolchain toolchain,
      ModuleAccess access,
      ModuleRelay relay,
      Path temporary) {
    Map<String, String> variables = base(environment, temporary);
    variables.put("GOENV", "off");
    variables.put("GOCACHE", toolchain.setting("GOCACHE"));
    variables.put("GOMODCACHE", toolchain.setting("GOMODCACHE"));
    // go keeps the known tree of the checksum database here, to compare its history.
    variables.put("GOPATH", toolchain.setting("GOPATH"));
    variables.put("GOPROXY", access.sources().variable(relay::address));
    variables.put("GONOPROXY", access.withoutProxy());
    // GOPRIVATE would make go bypass the proxy for these modules.
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

  /** Returns the environment of a build for a platform into a separate GOPATH. */
  static Map<String, String> forBuild(
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
    // Never download a toolchain, and ignore surrounding modules and workspaces.
    variables.put("GOTOOLCHAIN", "local");
    variables.put("GOFLAGS", "");
    variables.put("GOWORK", "off");
    variables.put("GO111MODULE", "on");
    variables.put("LC_ALL", "C");
    // As in go's own helpers; otherwise go may start a telemetry process that outlives it.
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
