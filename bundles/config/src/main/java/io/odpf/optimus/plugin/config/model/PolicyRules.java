// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of {@code policy:}; absent ones permit everything. Immutable.
 *
 * @param providers the names of the only providers that plugins may come from
 * @param keys the fingerprints of the only keys that plugins may be signed by, as texts
 * @param digests the only SHA-256 digests of artifacts or programs, as texts
 * @param noDowngrade where the configuration forbids that an older version replaces a newer one
 * @param maxSize the maximum size of an artifact, and of a program
 * @param required the names of policies that must be present
 */
public record PolicyRules(
    Optional<Allowed> providers,
    Optional<Allowed> keys,
    Optional<Allowed> digests,
    Optional<Position> noDowngrade,
    Optional<MaxSize> maxSize,
    Optional<Allowed> required) {
  public static final String PROVIDERS = "providers";
  public static final String SIGNED_BY = "signed_by";
  public static final String SHA256 = "sha256";
  public static final String NO_DOWNGRADE = "no_downgrade";
  public static final String MAX_SIZE = "max_size_mib";
  public static final String REQUIRE = "require";

  /**
   * A list of permitted values.
   *
   * @param values at least one
   * @param position where the list is in the configuration
   */
  public record Allowed(List<String> values, Position position) {
    public Allowed {
      values = List.copyOf(values);
      Objects.requireNonNull(position, "position");
    }
  }

  /**
   * A maximum size.
   *
   * @param bytes the size
   * @param position where it is in the configuration
   */
  public record MaxSize(long bytes, Position position) {
    public MaxSize {
      Objects.requireNonNull(position, "position");
    }
  }

  /** The rules that permit everything. */
  public static final PolicyRules NONE =
      new PolicyRules(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public PolicyRules {
    Objects.requireNonNull(providers, "providers");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(digests, "digests");
    Objects.requireNonNull(noDowngrade, "noDowngrade");
    Objects.requireNonNull(maxSize, "maxSize");
    Objects.requireNonNull(required, "required");
  }

  /** Returns whether there is no rule. */
  public boolean isEmpty() {
    return providers.isEmpty()
        && keys.isEmpty()
        && digests.isEmpty()
        && noDowngrade.isEmpty()
        && maxSize.isEmpty()
        && required.isEmpty();
  }
}
