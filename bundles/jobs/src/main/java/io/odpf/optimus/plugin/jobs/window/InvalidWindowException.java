// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.util.List;
import java.util.Objects;

/** Thrown when a window cannot be computed. Has the message of the first fault. */
public final class InvalidWindowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  InvalidWindowException(List<Fault> faults) {
    super(faults.get(0).message());
    this.faults = List.copyOf(faults);
  }

  /** Returns the faults; at least one, unless the exception was serialized. */
  public List<Fault> faults() {
    return faults == null ? List.of() : faults;
  }

  /** Returns the message, which is never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /**
   * An error in a part of a window.
   *
   * @param part the part's key in {@code job.yaml}
   * @param message the message that Optimus reports
   * @param hint what to write instead
   */
  public record Fault(String part, String message, String hint) {
    public Fault {
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(hint, "hint");
    }
  }
}
