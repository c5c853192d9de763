// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An immutable thing at a source. The manager keeps its parts in the lock file and hands an equal
 * artifact back in later runs, so a provider puts all it needs into them.
 *
 * @param request what was asked
 * @param pin names these very bytes at the source (strong ETag, object generation, version id,
 *     commit, module version with its sum); empty if the source has no such name. Not a secret, at
 *     most 1,024 characters, meaningful to the provider's type alone.
 * @param version the version that a floating one ({@code latest}) stands for now
 * @param size in bytes, if the source says it
 * @param digests those the source vouches for; compared after the fetch
 */
public record Artifact(
    ArtifactRequest request,
    Optional<String> pin,
    Optional<String> version,
    OptionalLong size,
    List<Digest> digests) {
  public Artifact {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(pin, "pin");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(size, "size");
    digests = List.copyOf(digests);
  }
}
