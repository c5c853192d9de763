// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.supervisor.ProcessStatus;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that counts its callers, so that it can be drained. Thread-safe. */
final class ActiveRun {
  private final PluginRun run;
  private final Instant since;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();

  @GuardedBy("this")
  private int callers;

  @GuardedBy("this")
  private boolean retired;

  @GuardedBy("this")
  private PluginBinary file;

  /**
   * Creates one that accepts calls.
   *
   * @param file the file, which an attached process need not be of
   * @param since when it was ready
   */
  ActiveRun(PluginRun run, PluginBinary file, Instant since) {
    this.run = run;
    this.file = file;
    this.since = since;
  }

  PluginRun run() {
    return run;
  }

  /** Returns the process with the version of its file. */
  synchronized ProcessStatus process() {
    return run.current()
        ? new ProcessStatus(run.pid(), file.version(), file.digest(), since)
        : new ProcessStatus(run.pid(), run.info().version(), Optional.empty(), since);
  }

  /** Takes what a new receipt says of the file. */
  synchronized void relabel(PluginBinary same) {
    file = same;
  }

  /** Registers a call; returns false if the process accepts no more calls. */
  synchronized boolean enter() {
    if (retired) {
      return false;
    }
    callers++;
    return true;
  }

  /** Accepts no more calls. */
  synchronized void refuse() {
    retired = true;
  }

  void leave() {
    synchronized (this) {
      callers--;
    }
    completeIfDrained();
  }

  /**
   * Accepts no more calls, waits for those in progress, and stops the process or leaves it.
   *
   * @param drain how long to wait for calls
   * @param grace how long to wait for the process
   */
  void retire(EndMode mode, Duration drain, Duration grace) throws InterruptedException {
    refuse();
    completeIfDrained();
    try {
      drained.get(drain.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // The calls in progress are cancelled.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally { // Also when this thread is interrupted: nothing else would end the process.
      mode.end(run, grace);
    }
  }

  /** Accepts no more calls, and stops the process without waiting for those in progress. */
  void abandon(Duration grace) {
    try {
      retire(EndMode.STOP, Duration.ZERO, grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void completeIfDrained() {
    boolean done;
    synchronized (this) {
      done = retired && callers == 0;
    }
    if (done) {
      drained.complete(null);
    }
  }
}
