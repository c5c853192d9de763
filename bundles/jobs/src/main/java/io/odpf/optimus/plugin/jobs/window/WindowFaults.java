// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import io.odpf.optimus.plugin.jobs.window.InvalidWindowException.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one window. Not thread-safe. */
final class WindowFaults {
  private final List<Fault> faults = new ArrayList<>();

  void add(String part, String message, String hint) {
    faults.add(new Fault(part, message, hint));
  }

  /** Throws an exception with all faults, if there are any. */
  void refuse() throws InvalidWindowException {
    if (!faults.isEmpty()) {
      throw new InvalidWindowException(faults);
    }
  }
}
