// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A query for the versions of a plugin.
 *
 * @param request the request as for {@link Provider#resolve}, without a pin
 * @param path the plugin's path split at the version: {@code neo/} and {@code .tar.gz} for {@code
 *     neo/{{.Version}}.tar.gz}. A single part if the path does not contain the version
 */
public record VersionQuery(ArtifactRequest request, List<String> path) {
  public VersionQuery {
    Objects.requireNonNull(request, "request");
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one part");
    }
  }

  /** Returns whether the path contains the version, so that other paths tell other versions. */
  public boolean inPath() {
    return path.size() > 1;
  }

  /** Returns the common prefix of all versions' paths; the whole path if it has no version. */
  public String prefix() {
    return path.get(0);
  }

  /** Returns the version in another path; empty if the path differs in something else too. */
  public Optional<String> versionIn(String other) {
    String first = path.get(0);
    String second = inPath() ? path.get(1) : "";
    if (!inPath() || !other.startsWith(first)) {
      return Optional.empty();
    }
    int from = first.length();
    boolean ends = path.size() == 2 && second.isEmpty();
    for (int to = ends ? other.length() : other.indexOf(second, from);
        to > from;
        to = ends ? -1 : other.indexOf(second, to + 1)) {
      String version = other.substring(from, to);
      if (version.indexOf('/') >= 0) {
        return Optional.empty();
      }
      if (String.join(version, path).equals(other)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
