// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A process as its host sees it, started by this host or an earlier one. Thread-safe. */
public interface HostedProcess {

  long pid();

  /** Returns standard output, which ends when no process has it open any more. */
  InputStream output();

  /** Returns standard error, which ends when no process has it open any more. */
  InputStream errors();

  /** Completes when the process has ended; fails if this host stops following it before. */
  CompletionStage<ExitStatus> exit();

  /** Returns the exit status; empty while the process runs. */
  ExitStatus exitStatus();

  boolean alive();

  /** Waits for the exit; returns whether the process ended in time. */
  boolean awaitExit(Duration timeout) throws InterruptedException;

  /** Reports that the process seems to have ended, since its connection or output has. */
  void suspectEnd();

  /** Returns whether its id now belongs to another process, which must not be signalled. */
  boolean reused();

  /** Kills only this process. */
  void kill();

  /** Kills this process and those that it started, one by one. */
  void killAll();

  /**
   * Stops following the process's output and exit. The process keeps running; without named pipes,
   * it fails when it next writes.
   */
  void detach();
}
