// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The versions of a plugin that a source has.
 *
 * @param current the one that the request names, if the provider takes it from something else than
 *     {@link ArtifactRequest#version()} or {@link Artifact#version()}
 * @param available all of them as the source writes them, in any order; those that are no {@link
 *     Version} are passed over
 */
public record SourceVersions(Optional<String> current, List<String> available) {
  public SourceVersions {
    Objects.requireNonNull(current, "current");
    available = List.copyOf(available);
  }

  /** Versions of which the request itself tells the current one. */
  public static SourceVersions of(List<String> available) {
    return new SourceVersions(Optional.empty(), available);
  }
}
