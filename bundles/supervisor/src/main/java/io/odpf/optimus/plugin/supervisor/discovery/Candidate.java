// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Version;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that can be started as a plugin.
 *
 * @param plugin the plugin's name, from the receipt or else the file's name
 * @param place the position of its directory in the search order
 * @param version the version, from the receipt or else the file's name
 * @param digest the digest in the receipt; absent if the manager did not install the file
 */
record Candidate(
    String plugin, int place, Path path, Optional<String> version, Optional<Digest> digest)
    implements Comparable<Candidate> {

  /**
   * Orders by plugin, then by preference. Earlier directories are preferred. Within a directory, a
   * file that the manager installed without a version comes first, since the configuration asks for
   * it; then the highest version; then files of an unknown version.
   */
  @Override
  public int compareTo(Candidate other) {
    int order = plugin.compareTo(other.plugin);
    if (order == 0) {
      order = Integer.compare(place, other.place);
    }
    return order == 0 ? compareInDirectory(other) : order;
  }

  private int compareInDirectory(Candidate other) {
    Optional<Version> own = version.flatMap(Version::parse);
    Optional<Version> others = other.version.flatMap(Version::parse);
    int order = Integer.compare(rank(own), other.rank(others));
    if (order == 0 && own.isPresent()) {
      order = others.get().compareTo(own.get());
    }
    if (order == 0) {
      order = Boolean.compare(other.digest.isPresent(), digest.isPresent());
    }
    return order == 0 ? path.compareTo(other.path) : order;
  }

  private int rank(Optional<Version> parsed) {
    if (parsed.isPresent()) {
      return 1;
    }
    return digest.isPresent() ? 0 : 2;
  }
}
