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
 * @param source the path at the provider with its placeholders filled in; absent if unmanaged
 * @param digest the installed binary's digest; absent if unmanaged
 * @param size the file's size in bytes; 0 if the file is missing
 * @param installedAt when it was installed; absent if unmanaged
 * @param providedBy the bundle whose provider resolved it; absent if unknown
 * @param verifiedBy the bundle whose verifier accepted its signature; absent if it has no signature
 *     or the bundle is unknown
 */
public record InstalledPlugin(
    String name,
    Platform platform,
    Path path,
    State state,
    Optional<String> version,
    Optional<String> provider,
    Optional<String> source,
    Optional<Digest> digest,
    long size,
    Optional<Instant> installedAt,
    Optional<ExtensionOrigin> providedBy,
    Optional<ExtensionOrigin> verifiedBy) {

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
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(installedAt, "installedAt");
    Objects.requireNonNull(providedBy, "providedBy");
    Objects.requireNonNull(verifiedBy, "verifiedBy");
  }

  /** Creates a plugin whose bundles are unknown. */
  public InstalledPlugin(
      String name,
      Platform platform,
      Path path,
      State state,
      Optional<String> version,
      Optional<String> provider,
      Optional<String> source,
      Optional<Digest> digest,
      long size,
      Optional<Instant> installedAt) {
    this(
        name,
        platform,
        path,
        state,
        version,
        provider,
        source,
        digest,
        size,
        installedAt,
        Optional.empty(),
        Optional.empty());
  }
}
