// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;

/**
 * Limits the bytes that go commands write, since little source code can make a compiler write
 * gigabytes, and a small archive can be unpacked to 500 MiB. Polls, so that the limit may be
 * exceeded by the bytes written between two checks. Not thread-safe.
 */
final class DiskLimit implements GoProcess.Watch {
  private final long limit;
  private final DiskMeter meter;

  /**
   * @param limit the limit for all commands together, in bytes
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
          "ask the maintainers of the module: its source or its archives are extraordinarily large");
    }
  }
}
