// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

import java.time.Instant;
import java.util.Optional;

/** The times at which a job runs. Implementations are immutable. */
@FunctionalInterface
public interface Schedule {

  /**
   * Returns the first time after the given one; empty if there is none within five years, for
   * instance for a schedule on 30 February.
   */
  Optional<Instant> next(Instant after);
}
