// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.time.Instant;

/** Computes the interval of data that a run works on. Implementations are immutable. */
@FunctionalInterface
public interface Window {

  /**
   * Returns the interval of the run that is scheduled at the given time.
   *
   * @param scheduledAt a time between the years 1 and 9999
   */
  TimeInterval at(Instant scheduledAt);
}
