// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import java.util.Objects;
import java.util.Optional;

/**
 * A change of a bundle in an embedded runtime.
 *
 * @param kind the kind of change
 * @param bundle its symbolic name
 * @param version its version, after the change
 * @param location its location in the framework: the {@code file:} URL of a drop-in, or a name for
 *     other bundles
 * @param sha256 the SHA-256 of its file in hexadecimal digits, if known
 */
public record BundleChange(
    Kind kind, String bundle, String version, String location, Optional<String> sha256) {
  public BundleChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(sha256, "sha256");
  }

  /** The kinds of changes, in the order in which they usually occur. */
  public enum Kind {
    INSTALLED,
    /** Its services are available. */
    STARTED,
    /** Its services are no longer available. */
    STOPPED,
    /** Its file was replaced. The bundle is restarted next, if possible. */
    UPDATED,
    REMOVED
  }
}
