// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A process as its host sees it, whether this host has started it or one before. Thread-safe. */
public interface HostedProcess {

  long pid();

  /** Standard output; ends when no process has it any more. */
  InputStream output();

  /** Standard error; ends when no process has it any more. */
  InputStream errors();

  /** Completes when the process has ended; fails if it is let go before. */
  CompletionStage<ExitStatus> exit();

  /** How it ended, once it has. */
  ExitStatus exitStatus();

  boolean alive();

  /** Waits for the exit; whether it came in time. */
  boolean awaitExit(Duration timeout) throws InterruptedException;

  /** Says that it seems to have ended, since its connection or its output has. */
  void suspectEnd();

  /** Whether its id means another process by now, which must not be signalled. */
  boolean reused();

  /** Kills this process alone. */
  void kill();

  /** Kills this process and those that it started, one by one. */
  void killAll();

  /**
   * Follows the process no longer: neither its output nor its exit. It goes on if it runs; one that
   * was started without named pipes would fail when it writes.
   */
  void letGo();
}
