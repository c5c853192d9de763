// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin's file in an install location.
 *
 * @param name the plugin's name
 * @param platform the platform that the file was built for
 * @param path the file
 * @param state how the file compares with its receipt
 * @param version the plugin's version, if it has one
 * @param provider the provider it came from; absent if unmanaged
 * @param providerType the type of that provider; absent if unmanaged
 * @param source the path at the provider with its placeholders filled in; absent if unmanaged
 * @param pin the source's immutable identifier of the artifact; absent if it has none or unmanaged
 * @param artifact the downloaded artifact's digest; absent if unmanaged
 * @param digest the installed binary's digest; absent if unmanaged
 * @param size the file's size in bytes; 0 if the file is missing
 * @param installedAt when it was installed; absent if unmanaged
 * @param providedBy the bundle whose provider resolved it; absent if unknown
 * @param verifiedBy the bundle whose verifier accepted its signature; absent if it has no signature
 *     or the bundle is unknown
 * @param signedBy who signed it; absent like {@code verifiedBy}
 */
public record InstalledPlugin(
    String name,
    Platform platform,
    Path path,
    State state,
    Optional<String> version,
    Optional<String> provider,
    Optional<String> providerType,
    Optional<String> source,
    Optional<String> pin,
    Optional<Digest> artifact,
    Optional<Digest> digest,
    long size,
    Optional<Instant> installedAt,
    Optional<ExtensionOrigin> providedBy,
    Optional<ExtensionOrigin> verifiedBy,
    Optional<Signer> signedBy) {

  /** How a file compares with its receipt. */
  public enum State {
    OK,
    MODIFIED,
    MISSING,
    UNMANAGED
  }

  public InstalledPlugin {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(providerType, "providerType");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(pin, "pin");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(installedAt, "installedAt");
    Objects.requireNonNull(providedBy, "providedBy");
    Objects.requireNonNull(verifiedBy, "verifiedBy");
    Objects.requireNonNull(signedBy, "signedBy");
  }

  /** Starts with a plugin of which nothing else is known, as if it were unmanaged. */
  public static Builder builder(String name, Platform platform, Path path, State state) {
    return new Builder(name, platform, path, state);
  }

  /** Builds values. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final Platform platform;
    private final Path path;
    private final State state;
    private Optional<String> version = Optional.empty();
    private Optional<String> provider = Optional.empty();
    private Optional<String> providerType = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<String> pin = Optional.empty();
    private Optional<Digest> artifact = Optional.empty();
    private Optional<Digest> digest = Optional.empty();
    private long size = 0;
    private Optional<Instant> installedAt = Optional.empty();
    private Optional<ExtensionOrigin> providedBy = Optional.empty();
    private Optional<ExtensionOrigin> verifiedBy = Optional.empty();
    private Optional<Signer> signedBy = Optional.empty();

    private Builder(String name, Platform platform, Path path, State state) {
      this.name = Objects.requireNonNull(name, "name");
      this.platform = Objects.requireNonNull(platform, "platform");
      this.path = Objects.requireNonNull(path, "path");
      this.state = Objects.requireNonNull(state, "state");
    }

    /** Sets {@link InstalledPlugin#version}. */
    public Builder version(Optional<String> newVersion) {
      this.version = Objects.requireNonNull(newVersion, "version");
      return this;
    }

    /** Sets {@link InstalledPlugin#provider}. */
    public Builder provider(Optional<String> newProvider) {
      this.provider = Objects.requireNonNull(newProvider, "provider");
      return this;
    }

    /** Sets {@link InstalledPlugin#providerType}. */
    public Builder providerType(Optional<String> newProviderType) {
      this.providerType = Objects.requireNonNull(newProviderType, "providerType");
      return this;
    }

    /** Sets {@link InstalledPlugin#source}. */
    public Builder source(Optional<String> newSource) {
      this.source = Objects.requireNonNull(newSource, "source");
      return this;
    }

    /** Sets {@link InstalledPlugin#pin}. */
    public Builder pin(Optional<String> newPin) {
      this.pin = Objects.requireNonNull(newPin, "pin");
      return this;
    }

    /** Sets {@link InstalledPlugin#artifact}. */
    public Builder artifact(Optional<Digest> newArtifact) {
      this.artifact = Objects.requireNonNull(newArtifact, "artifact");
      return this;
    }

    /** Sets {@link InstalledPlugin#digest}. */
    public Builder digest(Optional<Digest> newDigest) {
      this.digest = Objects.requireNonNull(newDigest, "digest");
      return this;
    }

    /** Sets {@link InstalledPlugin#size}. */
    public Builder size(long newSize) {
      this.size = newSize;
      return this;
    }

    /** Sets {@link InstalledPlugin#installedAt}. */
    public Builder installedAt(Optional<Instant> newInstalledAt) {
      this.installedAt = Objects.requireNonNull(newInstalledAt, "installedAt");
      return this;
    }

    /** Sets {@link InstalledPlugin#providedBy}. */
    public Builder providedBy(Optional<ExtensionOrigin> newProvidedBy) {
      this.providedBy = Objects.requireNonNull(newProvidedBy, "providedBy");
      return this;
    }

    /** Sets {@link InstalledPlugin#verifiedBy}. */
    public Builder verifiedBy(Optional<ExtensionOrigin> newVerifiedBy) {
      this.verifiedBy = Objects.requireNonNull(newVerifiedBy, "verifiedBy");
      return this;
    }

    /** Sets {@link InstalledPlugin#signedBy}. */
    public Builder signedBy(Optional<Signer> newSignedBy) {
      this.signedBy = Objects.requireNonNull(newSignedBy, "signedBy");
      return this;
    }

    /** Returns the plugin. */
    public InstalledPlugin build() {
      return new InstalledPlugin(
          name,
          platform,
          path,
          state,
          version,
          provider,
          providerType,
          source,
          pin,
          artifact,
          digest,
          size,
          installedAt,
          providedBy,
          verifiedBy,
          signedBy);
    }
  }
}
