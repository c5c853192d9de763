// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.program;

import io.odpf.optimus.plugin.command.progress.Progress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command roll back when the process is told to end, by Ctrl-C for instance: the thread that
 * made this object is interrupted, and the end of the process waits for {@link #close}, but no
 * longer than allowed. The exit code is the signal's then, 130 for Ctrl-C. Told to end again, the
 * process ends at once; the next command finishes or undoes the interrupted change.
 *
 * <p>For a process's main class alone; it registers a shutdown hook.
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
   * @param patience how long the end of the process waits for a roll-back
   */
  public static Interruption guard(Duration patience) {
    Interruption interruption = new Interruption(Thread.currentThread(), patience);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** The command has ended, and shown why. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook is running, and goes on now
    }
  }

  private static final class Hook extends Thread {
    /** A command that has ended by then has said so itself. */
    private static final long AT_ONCE_MILLIS = 200;

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
        if (ended.await(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        // Tell a user who waits for a roll-back, or for something that does not answer.
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
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }

    /** Progress bars would overwrite the messages printed here. */
    private static void stopDrawing() throws InterruptedException {
      Thread[] threads = new Thread[Thread.activeCount() + 1];
      int count = Thread.enumerate(threads);
      for (int i = 0; i < count; i++) {
        if (threads[i].getName().equals(Progress.THREAD)) {
          threads[i].interrupt();
          threads[i].join(AT_ONCE_MILLIS);
        }
      }
    }
  }
}
