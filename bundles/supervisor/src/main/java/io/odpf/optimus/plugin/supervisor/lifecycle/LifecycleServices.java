// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Clock;
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
    LifecycleLimits limits,
    EventDispatcher events,
    ScheduledExecutorService timer,
    Executor workers,
    Clock clock,
    DoubleSupplier random) {}
