// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;

/**
 * Measures writes by the system's counters, and by the growth of files when a command has ended: a
 * command that ends between two checks takes its counters with it. Not thread-safe.
 */
final class CombinedMeter implements DiskMeter {
  private final DiskMeter counters;
  private final DiskMeter growth;

  /**
   * @param counters exact while a command runs
   * @param growth what commands have left in files
   */
  CombinedMeter(DiskMeter counters, DiskMeter growth) {
    this.counters = counters;
    this.growth = growth;
  }

  @Override
  public long written(ProcessHandle command) throws IOException {
    long counted = counters.written(command);
    return command.isAlive() ? counted : Math.max(counted, growth.written(command));
  }
}
