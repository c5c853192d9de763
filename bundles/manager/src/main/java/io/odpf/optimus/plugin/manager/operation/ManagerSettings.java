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
 * The settings of a manager, which apply to all requests.
 *
 * @param store the directory of the store; absent for the user's cache, which depends on the
 *     environment of each request
 * @param platform this machine's platform, the default for requests
 * @param clock the clock
 * @param downloads the number of concurrent downloads, the default for requests
 * @param unpackers the number of artifacts to unpack concurrently
 * @param artifactBytes the maximum size of an artifact
 * @param limits the limits of unpacking an artifact
 * @param storeLimits the limits of the store
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

  /** The number of additional unpackers, since some wait for the disk. */
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
   * Returns the defaults: the user's cache, this machine, 8 downloads, two unpackers more than
   * processors, and artifacts up to 2 GiB.
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

  /** Returns these settings with another store. */
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
