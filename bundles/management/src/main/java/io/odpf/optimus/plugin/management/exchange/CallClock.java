// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends calls that take too long, and all calls when the server stops. Thread-safe. */
public final class CallClock implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;
  private final Set<RunningCall> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  public CallClock() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "optimus-management-clock");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** What a thread does for a call. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run(RunningCall call) throws E, InterruptedException;
  }

  /** Serves a call on this thread, and ends it after a time. */
  public <E extends Exception> void run(RunningCall call, Duration time, Work<E> work)
      throws E, InterruptedException {
    running.add(call);
    ScheduledFuture<?> end =
        timer.schedule(
            () -> call.end(RunningCall.Reason.TIME), time.toMillis(), TimeUnit.MILLISECONDS);
    try (call) {
      if (stopping) {
        call.end(RunningCall.Reason.STOPPING);
      }
      work.run(call);
    } finally {
      end.cancel(false);
      running.remove(call);
    }
  }

  /** Does something again and again, until this is closed. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public void repeat(Duration pause, Runnable task) {
    timer.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends all calls. */
  @Override
  public void close() {
    stopping = true;
    running.forEach(call -> call.end(RunningCall.Reason.STOPPING));
    timer.shutdownNow();
  }
}
