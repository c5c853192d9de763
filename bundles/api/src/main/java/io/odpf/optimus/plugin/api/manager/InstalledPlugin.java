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
 * @param name the plugin
 * @param platform for which the file is
 * @param path the file
 * @param state how it compares with what was installed
 * @param version if it has one
 * @param provider the provider it came from; absent if unmanaged
 * @param source the path at the provider, its placeholders filled in; absent if unmanaged
 * @param digest of the installed binary; absent if unmanaged
 * @param size in bytes; 0 if the file is missing
 * @param installedAt absent if unmanaged
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
    Optional<Instant> installedAt) {

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
  }
}
