// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls an extension's code on a separate thread, so that a call that does not end can be
 * abandoned. The thread is a daemon, and inherits the context class loader.
 */
public final class BoundedCall {
  /** The time that a call has to end after an interrupt. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private BoundedCall() {}

  /**
   * Runs a call. Forwards an interrupt of the calling thread, and abandons a call that ignores it.
   *
   * @param name the name of the thread
   * @param limit the time after which the call is interrupted
   * @throws ExecutionException if the call failed; the cause is not an {@link InterruptedException}
   *     unless the limit had passed
   * @throws InterruptedException if the calling thread was interrupted, and the call has no result
   * @throws CallTimeoutException if the call did not end within the limit
   */
  public static <T> T run(String name, Duration limit, Callable<T> call)
      throws ExecutionException, InterruptedException, CallTimeoutException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return afterInterrupt(task, thread, e);
    } catch (TimeoutException e) {
      return afterLimit(task, thread, limit);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof InterruptedException interrupt) {
        throw interrupt;
      }
      throw failure;
    }
  }

  private static <T> T afterInterrupt(
      FutureTask<T> task, Thread thread, InterruptedException interrupt)
      throws ExecutionException, InterruptedException {
    if (!ended(thread)) {
      interrupt.addSuppressed(new CallTimeoutException("given up here", thread));
      throw interrupt;
    }
    try {
      T result = task.get();
      Thread.currentThread().interrupt();
      return result;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof InterruptedException) {
        throw interrupt;
      }
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private static <T> T afterLimit(FutureTask<T> task, Thread thread, Duration limit)
      throws ExecutionException, InterruptedException, CallTimeoutException {
    CallTimeoutException timeout =
        new CallTimeoutException("no answer within " + describe(limit), thread);
    if (!ended(thread)) {
      throw timeout.abandoned();
    }
    try {
      return task.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof InterruptedException) {
        throw timeout;
      }
      throw failure;
    }
  }

  private static boolean ended(Thread thread) throws InterruptedException {
    thread.interrupt();
    thread.join(GRACE.toMillis());
    return !thread.isAlive();
  }

  private static String describe(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
