// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened to one plugin.
 *
 * @param name the plugin
 * @param action what was done
 * @param provider the provider's name; empty for removals
 * @param version the version now, if it has one
 * @param previousVersion the version before, for {@link Action#UPDATED}
 * @param binary the installed file's digest; absent for removals and in a dry run that would have
 *     to fetch first
 * @param reason why, in a few words
 * @param providedBy the bundle whose provider resolved it, if known
 * @param verifiedBy the bundle whose verifier accepted its signature, if it has one
 */
public record PluginOutcome(
    String name,
    Action action,
    String provider,
    Optional<String> version,
    Optional<String> previousVersion,
    Optional<Digest> binary,
    String reason,
    Optional<ExtensionOrigin> providedBy,
    Optional<ExtensionOrigin> verifiedBy) {

  /** What was done to a plugin's file. */
  public enum Action {
    INSTALLED,
    UPDATED,
    /** It was missing or changed on disk, and is again as the lock says. */
    REPAIRED,
    /** An unmanaged file with the right content is managed from now on. */
    ADOPTED,
    REMOVED,
    UNCHANGED
  }

  public PluginOutcome {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(previousVersion, "previousVersion");
    Objects.requireNonNull(binary, "binary");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(providedBy, "providedBy");
    Objects.requireNonNull(verifiedBy, "verifiedBy");
  }

  /** An outcome whose bundles are unknown. */
  public PluginOutcome(
      String name,
      Action action,
      String provider,
      Optional<String> version,
      Optional<String> previousVersion,
      Optional<Digest> binary,
      String reason) {
    this(
        name,
        action,
        provider,
        version,
        previousVersion,
        binary,
        reason,
        Optional.empty(),
        Optional.empty());
  }

  /** This outcome with the bundles that vouched for the plugin. */
  public PluginOutcome vouchedBy(
      Optional<ExtensionOrigin> itsProvider, Optional<ExtensionOrigin> itsVerifier) {
    return new PluginOutcome(
        name, action, provider, version, previousVersion, binary, reason, itsProvider, itsVerifier);
  }
}
