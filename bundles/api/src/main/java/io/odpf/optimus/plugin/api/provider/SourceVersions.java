// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The versions of a plugin at a source.
 *
 * @param current the requested version, if it is neither {@link ArtifactRequest#version()} nor
 *     {@link Artifact#version()}
 * @param available all versions as the source writes them, in any order; texts that are not a
 *     {@link Version} are ignored
 */
public record SourceVersions(Optional<String> current, List<String> available) {
  public SourceVersions {
    Objects.requireNonNull(current, "current");
    available = List.copyOf(available);
  }

  /** Creates versions for a request that itself names the current version. */
  public static SourceVersions of(List<String> available) {
    return new SourceVersions(Optional.empty(), available);
  }
}
