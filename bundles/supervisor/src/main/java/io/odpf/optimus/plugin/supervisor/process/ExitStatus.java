// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.util.OptionalInt;

/**
 * How a process ended.
 *
 * @param code its exit code; 128 and the signal's number if a signal ended it
 * @param signal the signal that ended it, if the code indicates one
 */
public record ExitStatus(int code, OptionalInt signal) {
  /** The status of a process that is not a child; the system reports it only to the parent. */
  public static final ExitStatus UNKNOWN = new ExitStatus(-1, OptionalInt.empty());

  /** Returns the status of an exit code as {@link Process#exitValue} reports it. */
  public static ExitStatus of(int code) {
    return new ExitStatus(
        code, code > 128 && code < 128 + 65 ? OptionalInt.of(code - 128) : OptionalInt.empty());
  }

  /** Returns {@code exit code 2}, {@code signal 9} or {@code an unknown exit code}. */
  @Override
  @SuppressWarnings("ReferenceEquality") // Real processes may exit with -1, too.
  public String toString() {
    if (this == UNKNOWN) {
      return "an unknown exit code";
    }
    return signal.isPresent() ? "signal " + signal.getAsInt() : "exit code " + code;
  }
}
