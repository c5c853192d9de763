// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A plugin's process that may not be ready yet.
 *
 * @param before the plugin's state when the wait began
 * @param outcome fails with a {@link SupervisorException}
 */
record PendingRun(ManagedPlugin plugin, PluginState before, Future<ActiveRun> outcome) {

  /**
   * Waits until the process is ready.
   *
   * @throws SupervisorException if it will not be, or not in time
   */
  ActiveRun await(Duration timeout) throws SupervisorException, InterruptedException {
    return await(System.nanoTime() + timeout.toNanos(), timeout);
  }

  /**
   * Waits until the process is ready.
   *
   * @param deadline as {@link System#nanoTime} tells it
   * @param timeout from which the deadline was computed, for the message
   * @throws SupervisorException if it will not be, or not in time
   */
  ActiveRun await(long deadline, Duration timeout)
      throws SupervisorException, InterruptedException {
    try {
      return outcome.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      SupervisorException failure =
          (SupervisorException) Objects.requireNonNull(e.getCause(), "cause");
      // Copy the shared exception, since other callers may add to it.
      throw new SupervisorException(failure.problem(), failure);
    } catch (TimeoutException e) {
      throw new SupervisorException(plugin.obstacle(before, timeout), e);
    }
  }
}
