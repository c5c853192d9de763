// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.program;

import io.odpf.optimus.plugin.command.progress.Progress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command roll back when the process receives a signal such as Ctrl-C: the thread that
 * created this object is interrupted, and the process waits for {@link #close}, up to a limit. The
 * exit code is that of the signal, 130 for Ctrl-C. A second signal ends the process at once; the
 * next command finishes or undoes the interrupted change.
 *
 * <p>Only for the main class of a process, since it registers a shutdown hook.
 */
public final class Interruption implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker, Duration patience) {
    this.hook = new Hook(worker, patience, ended);
  }

  /**
   * Guards the calling thread from now on.
   *
   * @param patience how long the process waits for a roll-back
   */
  public static Interruption guard(Duration patience) {
    Interruption interruption = new Interruption(Thread.currentThread(), patience);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Marks the command as ended, with its outcome shown. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running, and continues now.
    }
  }

  private static final class Hook extends Thread {
    /** The time for a command to end and report that by itself. */
    private static final long GRACE_MILLIS = 200;

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
        if (ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        // The user waits for a roll-back, or for something that does not respond.
        stopDrawing();
        System.err.println(
            SecondSignal.endsTheProcess() ? "interrupting; again to quit now" : "interrupting");
        System.err.flush();
        if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          System.err.println(
              "not rolled back within "
                  + patience.toSeconds()
                  + " s; the next install finishes or undoes it");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Stops the progress bars, which would overwrite the messages printed here. */
    private static void stopDrawing() throws InterruptedException {
      Thread[] threads = new Thread[Thread.activeCount() + 1];
      int count = Thread.enumerate(threads);
      for (int i = 0; i < count; i++) {
        if (threads[i].getName().equals(Progress.THREAD)) {
          threads[i].interrupt();
          threads[i].join(GRACE_MILLIS);
        }
      }
    }
  }
}
