// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;

/**
 * What all plugins of a supervisor share.
 *
 * @param runner starts processes
 * @param policy of restarts
 * @param limits of time
 * @param events tells what happens
 * @param timer runs short tasks later
 * @param workers run what takes time, each on a thread of its own
 * @param clock tells the time of events
 * @param random from 0 to 1
 */
record LifecycleServices(
    PluginRunner runner,
    RestartPolicy policy,
    Limits limits,
    EventDispatcher events,
    ScheduledExecutorService timer,
    Executor workers,
    Clock clock,
    DoubleSupplier random) {

  /**
   * Limits of time.
   *
   * @param healthEvery between two health checks
   * @param health for the answer to one
   * @param unhealthy how many failed checks in a row lead to a restart
   * @param drain for calls that run when a process is replaced
   * @param grace for a process to end before it is killed
   */
  record Limits(
      Duration healthEvery, Duration health, int unhealthy, Duration drain, Duration grace) {

    static final Limits DEFAULT =
        new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            3,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));
  }
}
