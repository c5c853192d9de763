// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of an operation for one plugin.
 *
 * @param name the plugin's name
 * @param action the action taken
 * @param provider the provider's name; empty for removals
 * @param version the new version, if it has one
 * @param previousVersion the previous version, for {@link Action#UPDATED}
 * @param binary the installed file's digest; absent for removals, and in a dry run that would have
 *     to fetch the artifact
 * @param reason the reason in a few words
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

  /** The actions on a plugin's file. */
  public enum Action {
    INSTALLED,
    UPDATED,
    /** The file was missing or modified and was restored to what the lock file says. */
    REPAIRED,
    /** An unmanaged file with the right contents is managed from now on. */
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

  /** Creates an outcome whose bundles are unknown. */
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

  /** Returns this outcome with the bundles that vouched for the plugin. */
  public PluginOutcome vouchedBy(
      Optional<ExtensionOrigin> itsProvider, Optional<ExtensionOrigin> itsVerifier) {
    return new PluginOutcome(
        name, action, provider, version, previousVersion, binary, reason, itsProvider, itsVerifier);
  }
}
