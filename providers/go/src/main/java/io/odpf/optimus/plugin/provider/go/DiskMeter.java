// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;

/** Counts the bytes that commands write, one command after another. */
interface DiskMeter {
  /**
   * Returns the number of bytes that all commands have written so far.
   *
   * @param command the command that runs now, or that ran last
   */
  long written(ProcessHandle command) throws IOException;
}
