// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A process that this host has started. Thread-safe. */
public final class ChildProcess implements HostedProcess {
  private final Process process;
  private final Optional<NamedPipes> pipes;
  private final CompletableFuture<Process> exit; // null if detached

  private ChildProcess(Process process, Optional<NamedPipes> pipes) {
    this.process = process;
    this.pipes = pipes;
    this.exit = process.onExit();
  }

  /** Wraps a process that writes to anonymous pipes. */
  public static ChildProcess of(Process process) {
    return new ChildProcess(process, Optional.empty());
  }

  /** Wraps a process that writes to named pipes. */
  static ChildProcess of(Process process, NamedPipes pipes) {
    return new ChildProcess(process, Optional.of(pipes));
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public InputStream output() {
    return pipes.isPresent() ? pipes.get().output() : process.getInputStream();
  }

  @Override
  public InputStream errors() {
    return pipes.isPresent() ? pipes.get().errors() : process.getErrorStream();
  }

  @Override
  public CompletionStage<ExitStatus> exit() {
    return exit.thenApply(
        ended -> {
          if (ended == null) {
            throw new CancellationException("the process was let go");
          }
          return ExitStatus.of(ended.exitValue());
        });
  }

  @Override
  public ExitStatus exitStatus() {
    return ExitStatus.of(process.exitValue());
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public boolean awaitExit(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void suspectEnd() {
    // Nothing to do: the system notifies a parent at once.
  }

  @Override
  public boolean reused() {
    return false;
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void killAll() {
    process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void detach() {
    // The JDK keeps the future, with everything that waits for it, until the process exits; an
    // exception in it would also keep the classes of its stack trace.
    exit.complete(null);
    if (pipes.isPresent()) {
      try {
        pipes.get().close();
      } catch (IOException e) {
        System.getLogger(ChildProcess.class.getName())
            .log(System.Logger.Level.DEBUG, "a pipe was not closed", e);
      }
    }
  }
}
