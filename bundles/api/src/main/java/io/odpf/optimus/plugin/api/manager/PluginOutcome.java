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

  /** Starts with an outcome of which nothing else is known, as of a removal. */
  public static Builder builder(String name, Action action, String reason) {
    return new Builder(name, action, reason);
  }

  /** Returns this outcome with the bundles that vouched for the plugin. */
  public PluginOutcome vouchedBy(
      Optional<ExtensionOrigin> itsProvider, Optional<ExtensionOrigin> itsVerifier) {
    return new PluginOutcome(
        name, action, provider, version, previousVersion, binary, reason, itsProvider, itsVerifier);
  }

  /** Builds values. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final Action action;
    private final String reason;
    private String provider = "";
    private Optional<String> version = Optional.empty();
    private Optional<String> previousVersion = Optional.empty();
    private Optional<Digest> binary = Optional.empty();

    private Builder(String name, Action action, String reason) {
      this.name = Objects.requireNonNull(name, "name");
      this.action = Objects.requireNonNull(action, "action");
      this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Sets {@link PluginOutcome#provider}. */
    public Builder provider(String newProvider) {
      this.provider = Objects.requireNonNull(newProvider, "provider");
      return this;
    }

    /** Sets {@link PluginOutcome#version}. */
    public Builder version(Optional<String> newVersion) {
      this.version = Objects.requireNonNull(newVersion, "version");
      return this;
    }

    /** Sets {@link PluginOutcome#previousVersion}. */
    public Builder previousVersion(Optional<String> newPreviousVersion) {
      this.previousVersion = Objects.requireNonNull(newPreviousVersion, "previousVersion");
      return this;
    }

    /** Sets {@link PluginOutcome#binary}. */
    public Builder binary(Optional<Digest> newBinary) {
      this.binary = Objects.requireNonNull(newBinary, "binary");
      return this;
    }

    /** Returns the outcome, whose bundles are unknown. */
    public PluginOutcome build() {
      return new PluginOutcome(
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
  }
}
