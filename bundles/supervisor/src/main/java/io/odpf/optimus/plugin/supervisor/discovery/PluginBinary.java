// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The file to start for a plugin.
 *
 * @param name the plugin's name
 * @param path the file
 * @param version the version in its receipt, or else in its file name
 * @param digest the digest in its receipt; absent if the manager did not install it
 * @param shadowed unused files for the same plugin, in search order
 */
public record PluginBinary(
    String name,
    Path path,
    Optional<String> version,
    Optional<Digest> digest,
    List<Path> shadowed) {
  public PluginBinary {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
    shadowed = List.copyOf(shadowed);
  }

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof PluginBinary that
        && name.equals(that.name)
        && path.equals(that.path)
        && version.equals(that.version)
        && digest.equals(that.digest)
        && shadowed.equals(that.shadowed);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, path, version, digest, shadowed);
  }
}
