// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;

/**
 * Limits what go commands write: a few bytes of source can make a compiler write gigabytes, and
 * those of an archive can be unpacked to 500 MiB. Since it looks again and again, the limit may be
 * exceeded by as much as is written between two looks. Not thread-safe.
 */
final class DiskLimit implements GoProcess.Watch {
  private final long limit;
  private final DiskMeter meter;

  /**
   * @param limit of all commands, in bytes
   */
  DiskLimit(long limit, DiskMeter meter) {
    this.limit = limit;
    this.meter = meter;
  }

  @Override
  public void check(ProcessHandle command) throws ProviderException {
    long written;
    try {
      written = meter.written(command);
    } catch (IOException failure) {
      throw ProviderException.local(
          "files of go commands cannot be looked at: " + failure.getMessage(),
          "check the permissions of go's caches and of the directory for temporary files",
          failure);
    }
    if (written > limit) {
      throw ProviderException.invalid(
          "go writes more than " + (limit >> 20) + " MiB to build the program",
          "ask the makers of the module: its source or its archives grow out of all proportion");
    }
  }
}
