// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An immutable artifact at a source. The manager stores its components in the lock file and passes
 * an equal artifact to the provider in later runs, so the components must hold everything that the
 * provider needs.
 *
 * @param request the request that it was resolved from
 * @param pin identifies exactly these bytes at the source (strong ETag, object generation, version
 *     id, commit, module version with its sum); empty if the source has no such identifier. Not a
 *     secret, at most 1,024 characters, and meaningful only to the provider's type.
 * @param version the version that a floating one ({@code latest}) currently resolves to
 * @param size the size in bytes, if the source reports it
 * @param digests the digests that the source publishes; checked after the fetch
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
