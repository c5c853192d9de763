// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that another host has started. The system reports exit and exit status only to its
 * parent, so this class polls: now and then, and often for a while when the process seems to have
 * ended. It compares the start time, so that another process with the same id is not mistaken for
 * it. Thread-safe.
 */
public final class AdoptedProcess implements HostedProcess {
  private static final long SELDOM_MILLIS = 1000;
  private static final long OFTEN_MILLIS = 5;

  /** The number of polls after a suspected end: about one second. */
  private static final int POLLS = 200;

  private final ProcessIdentity identity;
  private final NamedPipes pipes;
  private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();
  private final Semaphore suspicions = new Semaphore(0);

  private AdoptedProcess(ProcessIdentity identity, NamedPipes pipes) {
    this.identity = identity;
    this.pipes = pipes;
  }

  /**
   * Follows a process.
   *
   * @param directory the directory with its pipes
   * @param threads creates the thread that polls for its end
   * @throws IOException if its output cannot be read
   */
  public static AdoptedProcess follow(
      ProcessIdentity identity, Path directory, ThreadFactory threads) throws IOException {
    AdoptedProcess process = new AdoptedProcess(identity, NamedPipes.open(directory));
    threads.newThread(process::watch).start();
    return process;
  }

  private void watch() {
    try {
      int polls = 0;
      while (!exit.isDone()) {
        if (!identity.alive()) {
          exit.complete(ExitStatus.UNKNOWN);
        } else if (suspicions.tryAcquire(
            polls > 0 ? OFTEN_MILLIS : SELDOM_MILLIS, TimeUnit.MILLISECONDS)) {
          suspicions.drainPermits();
          polls = POLLS;
        } else {
          polls = Math.max(0, polls - 1);
        }
      }
    } catch (InterruptedException e) {
      exit.completeExceptionally(e);
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void suspectEnd() {
    suspicions.release();
  }

  @Override
  public long pid() {
    return identity.pid();
  }

  @Override
  public InputStream output() {
    return pipes.output();
  }

  @Override
  public InputStream errors() {
    return pipes.errors();
  }

  @Override
  public CompletionStage<ExitStatus> exit() {
    return exit;
  }

  @Override
  public ExitStatus exitStatus() {
    return ExitStatus.UNKNOWN;
  }

  @Override
  public boolean alive() {
    return !exit.isDone() && identity.alive();
  }

  @Override
  public boolean awaitExit(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      suspectEnd();
      long left = Math.max(1, end - System.nanoTime());
      try {
        exit.get(
            Math.min(left, TimeUnit.MILLISECONDS.toNanos(SELDOM_MILLIS)), TimeUnit.NANOSECONDS);
        return true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a process was let go while its end was awaited", e);
      } catch (TimeoutException e) {
        if (System.nanoTime() >= end) {
          return !identity.alive();
        }
      }
    }
  }

  @Override
  public boolean reused() {
    return ProcessIdentity.of(identity.pid()).filter(now -> !now.equals(identity)).isPresent();
  }

  @Override
  public void kill() {
    if (identity.alive()) {
      ProcessHandle.of(identity.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public void killAll() {
    if (identity.alive()) {
      ProcessHandle.of(identity.pid())
          .ifPresent(
              process -> {
                process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
              });
    }
  }

  @Override
  public void detach() {
    exit.cancel(false);
    suspectEnd(); // Ends the thread.
    try {
      pipes.close();
    } catch (IOException e) {
      System.getLogger(AdoptedProcess.class.getName())
          .log(System.Logger.Level.DEBUG, "a pipe was not closed", e);
    }
  }
}
