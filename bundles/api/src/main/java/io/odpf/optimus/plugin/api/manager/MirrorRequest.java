// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to write a mirror.
 *
 * @param config the configuration, whose lock file is mirrored
 * @param destination the mirror: a directory, an address such as {@code s3://bucket/folder}, or the
 *     name of one of the configuration's providers
 * @param name the name of the lock in the mirror; absent for the lock file's name
 * @param prune whether to remove the artifacts that no lock in the mirror names
 * @param parallel the number of concurrent transfers; absent for the default
 * @param mirrors other mirrors to ask before those of the configuration and the sources
 * @since 2.1
 */
public record MirrorRequest(
    ConfigFile config,
    String destination,
    Optional<String> name,
    boolean prune,
    OptionalInt parallel,
    List<String> mirrors) {
  public MirrorRequest {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parallel, "parallel");
    mirrors = List.copyOf(mirrors);
  }
}
