// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * The services that all plugins of a supervisor share.
 *
 * @param runner starts processes
 * @param policy decides about restarts
 * @param limits the time limits
 * @param events delivers events to listeners
 * @param timer runs short tasks later
 * @param workers runs long tasks, each on a thread of its own
 * @param clock the time of events
 * @param random a random number from 0 to 1
 */
record LifecycleServices(
    PluginRunner runner,
    RestartPolicy policy,
    LifecycleLimits limits,
    EventDispatcher events,
    ScheduledExecutorService timer,
    Workers workers,
    Clock clock,
    DoubleSupplier random) {

  /** Runs a short task after a delay. The task itself checks whether it is still due. */
  @SuppressWarnings("FutureReturnValueIgnored")
  void later(Duration delay, Runnable task) {
    timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
