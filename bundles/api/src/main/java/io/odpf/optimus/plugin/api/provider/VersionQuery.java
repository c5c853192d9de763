// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The question which versions of a plugin there are.
 *
 * @param request what {@link Provider#resolve} is asked for, without a pin
 * @param path the plugin's path around the places where it has the version: {@code neo/} and {@code
 *     .tar.gz} for {@code neo/{{.Version}}.tar.gz}. One part alone if it has none.
 */
public record VersionQuery(ArtifactRequest request, List<String> path) {
  public VersionQuery {
    Objects.requireNonNull(request, "request");
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one part");
    }
  }

  /** Whether the path has the version, so that other paths tell of other versions. */
  public boolean inPath() {
    return path.size() > 1;
  }

  /** What the paths of all versions begin with; the whole path if it does not have the version. */
  public String prefix() {
    return path.get(0);
  }

  /** The version that another path has where this one has its own; empty if it is not like it. */
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
