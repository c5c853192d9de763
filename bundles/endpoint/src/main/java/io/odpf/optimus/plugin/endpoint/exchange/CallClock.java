// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends each call when its time is over, and all calls when it is closed. Thread-safe. */
public final class CallClock implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;
  private final Set<RunningCall> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /**
   * Creates a clock.
   *
   * @param thread the name of its thread
   */
  public CallClock(String thread) {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread timing = new Thread(task, thread);
              timing.setDaemon(true);
              return timing;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** The work of a call. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run(RunningCall call) throws E, InterruptedException;
  }

  /**
   * Runs the work on this thread, which is interrupted when the time is over or the clock is
   * closed.
   *
   * @throws InterruptedException if the call was ended; {@link RunningCall#reason} has the reason
   */
  public <E extends Exception> void run(RunningCall call, Duration time, Work<E> work)
      throws E, InterruptedException {
    running.add(call);
    try (call) {
      ScheduledFuture<?> end = schedule(call, time);
      try {
        if (stopping) {
          call.end(RunningCall.Reason.STOPPING);
        }
        work.run(call);
      } finally {
        end.cancel(false);
      }
    } finally {
      running.remove(call);
    }
  }

  private ScheduledFuture<?> schedule(RunningCall call, Duration time) throws InterruptedException {
    try {
      return timer.schedule(
          () -> call.end(RunningCall.Reason.TIME), time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      call.end(RunningCall.Reason.STOPPING);
      throw new InterruptedException("the server is stopping");
    }
  }

  /**
   * Runs a task periodically until the clock is closed. An exception of the task is logged, and
   * does not prevent further runs.
   *
   * @param pause the time before the first run and between two runs
   */
  @SuppressWarnings("FutureReturnValueIgnored")
  public void repeat(Duration pause, Runnable task) {
    timer.scheduleWithFixedDelay(
        () -> runLogged(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      System.getLogger(CallClock.class.getName())
          .log(System.Logger.Level.WARNING, "a periodic task failed", failure);
    }
  }

  /** Ends all running calls and cancels the periodic tasks. */
  @Override
  public void close() {
    stopping = true;
    running.forEach(call -> call.end(RunningCall.Reason.STOPPING));
    timer.shutdownNow();
  }
}
