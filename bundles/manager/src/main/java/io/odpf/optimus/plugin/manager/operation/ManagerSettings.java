// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.manager.store.StoreLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * How a manager works, whatever it is asked.
 *
 * @param store where artifacts are kept; absent for the user's cache, which the environment of each
 *     request tells
 * @param platform this machine's, for requests that name none
 * @param clock tells the time
 * @param downloads how many at once, for requests that do not say
 * @param unpackers how many artifacts are unpacked at once
 * @param artifactBytes the largest artifact
 * @param limits what unpacking one artifact may cost
 * @param storeLimits what the store may grow to
 */
public record ManagerSettings(
    Optional<Path> store,
    Platform platform,
    Clock clock,
    int downloads,
    int unpackers,
    long artifactBytes,
    Limits limits,
    StoreLimits storeLimits) {
  private static final int DOWNLOADS = 8;

  /** So many wait for the disk while the others keep the processors busy. */
  private static final int WAITING_UNPACKERS = 2;

  private static final long ARTIFACT_BYTES = 2L << 30;

  public ManagerSettings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(storeLimits, "storeLimits");
    if (downloads < 1 || unpackers < 1) {
      throw new IllegalArgumentException("at least one download and one unpacker are needed");
    }
  }

  /**
   * The user's cache, this machine, 8 downloads, two unpackers more than processors, 2 GiB an
   * artifact.
   */
  public static ManagerSettings defaults() {
    return new ManagerSettings(
        Optional.empty(),
        Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")),
        Clock.systemUTC(),
        DOWNLOADS,
        Runtime.getRuntime().availableProcessors() + WAITING_UNPACKERS,
        ARTIFACT_BYTES,
        Limits.DEFAULT,
        StoreLimits.DEFAULT);
  }

  /** These settings with artifacts kept elsewhere. */
  public ManagerSettings withStore(Path directory) {
    return new ManagerSettings(
        Optional.of(directory),
        platform,
        clock,
        downloads,
        unpackers,
        artifactBytes,
        limits,
        storeLimits);
  }
}
