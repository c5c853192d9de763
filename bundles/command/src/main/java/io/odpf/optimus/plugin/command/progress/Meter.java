// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

/** Measures bytes per second over the last two to four seconds. Used by one thread at a time. */
final class Meter {
  private static final long SPAN = 2_000_000_000L;

  private long olderTime;
  private long olderBytes;
  private long newerTime;
  private long newerBytes;

  /** Creates a meter. The given bytes do not count. */
  Meter(long now, long bytes) {
    reset(now, bytes);
  }

  void at(long now, long bytes) {
    if (bytes < newerBytes) {
      reset(now, bytes);
    } else if (now - newerTime >= SPAN) {
      olderTime = newerTime;
      olderBytes = newerBytes;
      newerTime = now;
      newerBytes = bytes;
    }
  }

  /** Returns the rate; 0 until enough time has passed. */
  long rate(long now, long bytes) {
    long nanoseconds = now - olderTime;
    return nanoseconds < 100_000_000L ? 0 : (long) ((bytes - olderBytes) * 1e9 / nanoseconds);
  }

  private void reset(long now, long bytes) {
    olderTime = now;
    newerTime = now;
    olderBytes = bytes;
    newerBytes = bytes;
  }
}
