// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query for a package.
 *
 * @param importPath the import path of the main package
 * @param modules the modules that may contain it, the longest path first
 * @param version an exact version, the beginning of one, or {@code latest}
 */
record PackageQuery(String importPath, List<String> modules, String version) {
  private static final Pattern ELEMENT = Pattern.compile("[A-Za-z0-9_~][A-Za-z0-9._~+-]*");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*([.][A-Za-z0-9][A-Za-z0-9-]*)+");
  private static final Pattern VERSION =
      Pattern.compile(
          "latest|v(0|[1-9][0-9]*)([.](0|[1-9][0-9]*)([.](0|[1-9][0-9]*)"
              + "(-[0-9A-Za-z.-]+)?([+]incompatible)?)?)?");
  private static final int MAX_LENGTH = 500;

  /** Parses a request; refuses anything that looks like an option or a pattern. */
  static PackageQuery of(ArtifactRequest request) throws ProviderException {
    Optional<String> below = request.options().text("package");
    String path = request.path();
    String importPath = below.isPresent() ? path + "/" + below.get() : path;
    check(importPath);
    String version = request.version().orElse("latest");
    if (!VERSION.matcher(version).matches()) {
      boolean bare = VERSION.matcher("v" + version).matches();
      throw ProviderException.invalid(
          "'" + version + "' is no version of a Go module",
          bare
              ? "write 'v" + version + "'"
              : "write a version such as v1.2.3, the beginning of one such as v1, or latest");
    }
    return new PackageQuery(
        importPath, below.isPresent() ? List.of(path) : prefixes(importPath), version);
  }

  /** Returns the query for this package in a known module. */
  PackageQuery of(GoPin pin) throws ProviderException {
    if (!modules.contains(pin.module())) {
      throw ProviderException.changed(
          "the pin is of the module " + pin.module() + ", which has no package " + importPath,
          GoPin.MOVE_ON);
    }
    return new PackageQuery(importPath, List.of(pin.module()), pin.version());
  }

  /** Returns the package's path below its module; empty for the root package. */
  String below(String module) {
    return importPath.length() == module.length() ? "" : importPath.substring(module.length() + 1);
  }

  private static void check(String importPath) throws ProviderException {
    String[] elements = importPath.split("/", -1);
    boolean good = HOST.matcher(elements[0]).matches() && importPath.length() <= MAX_LENGTH;
    for (String element : elements) {
      good &= ELEMENT.matcher(element).matches() && !element.endsWith(".");
    }
    if (!good) {
      throw ProviderException.invalid(
          "'" + importPath + "' is no import path",
          "write the main package's path as in go install, such as"
              + " github.com/team/tool/cmd/tool, and the version as version:");
    }
  }

  private static List<String> prefixes(String importPath) {
    List<String> modules = new ArrayList<>();
    for (int end = importPath.length(); end > 0; end = importPath.lastIndexOf('/', end - 1)) {
      modules.add(importPath.substring(0, end));
    }
    return modules;
  }
}
