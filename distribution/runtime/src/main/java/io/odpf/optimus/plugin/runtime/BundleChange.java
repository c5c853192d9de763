// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import java.util.Objects;
import java.util.Optional;

/**
 * A bundle of an embedded runtime changed.
 *
 * @param kind what happened
 * @param bundle its symbolic name
 * @param version its version, after the change
 * @param location where it came from: the {@code file:} address of a drop-in, else a name
 * @param sha256 of its file in hexadecimal digits, where that is known
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

  /** The kind of a change, in the usual order. */
  public enum Kind {
    INSTALLED,
    /** Its services can be used. */
    STARTED,
    /** Its services can no longer be used. */
    STOPPED,
    /** Its file was replaced; it is restarted next, if possible. */
    UPDATED,
    REMOVED
  }
}
