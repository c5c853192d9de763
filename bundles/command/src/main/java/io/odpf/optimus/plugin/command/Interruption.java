// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command roll back when the process is told to end, by Ctrl-C for instance: its thread is
 * interrupted, and the end of the process waits for it, but no longer than allowed. The exit code
 * is the signal's then, 130 for Ctrl-C.
 *
 * <p>For a process's main class alone; it registers a shutdown hook.
 */
public final class Interruption {
  private Interruption() {}

  /**
   * Runs a command in the calling thread.
   *
   * @param patience how long the end of the process waits for a roll-back
   * @return what the command returned, for {@code System.exit}, which waits if the process is
   *     ending already
   */
  public static int run(OptimusCommand command, List<String> arguments, Duration patience) {
    CountDownLatch ended = new CountDownLatch(1);
    Hook hook = new Hook(Thread.currentThread(), patience, ended);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return command.run(arguments);
    } finally {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // the hook is running, and goes on now
      }
    }
  }

  private static final class Hook extends Thread {
    private final Thread worker;
    private final Duration patience;
    private final CountDownLatch ended;

    Hook(Thread worker, Duration patience, CountDownLatch ended) {
      super("optimus-interruption");
      this.worker = worker;
      this.patience = patience;
      this.ended = ended;
    }

    @Override
    public void run() {
      worker.interrupt();
      try {
        ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
