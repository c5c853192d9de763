// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The end of a process on trial.
 *
 * @param exitCode the exit code; 128 and the signal's number if a signal ended the process; absent
 *     if it did not end in time
 * @param time the time from the request to shut down to the exit
 * @param socketLeft whether the file of the plugin's socket still exists
 * @param output what the process wrote to standard output after its handshake; at most 4 KiB
 */
public record TrialEnd(OptionalInt exitCode, Duration time, boolean socketLeft, String output) {
  public TrialEnd {
    Objects.requireNonNull(exitCode, "exitCode");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(output, "output");
  }
}
