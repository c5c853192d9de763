// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.supervisor.log.LastWords;
import io.odpf.optimus.plugin.supervisor.log.LineSplitter;
import io.odpf.optimus.plugin.supervisor.log.LogEntryReader;
import io.odpf.optimus.plugin.supervisor.process.ExitStatus;
import io.odpf.optimus.plugin.supervisor.process.HostedProcess;
import io.odpf.optimus.plugin.supervisor.process.ProcessGroups;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A process with its two pipes read to their ends: the first line of standard output, which is the
 * handshake unless it was attached to, and standard error, which is the log. Its exit is noticed by
 * the process itself, since a child of it may hold the pipes for longer. Thread-safe.
 */
final class PluginProcess {
  private final HostedProcess process;
  private final ProcessGroups groups;
  private final CompletableFuture<String> firstLine = new CompletableFuture<>();
  private final CompletableFuture<Void> errorsRead = new CompletableFuture<>();
  private final LastWords lastWords = new LastWords();

  /**
   * Follows a process.
   *
   * @param groups has the process's group already
   * @param threads makes the two threads that read
   */
  PluginProcess(
      String plugin,
      HostedProcess process,
      ProcessGroups groups,
      Consumer<PluginLogRecord> sink,
      Clock clock,
      ThreadFactory threads) {
    this.process = process;
    this.groups = groups;
    threads.newThread(this::readOutput).start();
    LogEntryReader reader = new LogEntryReader(plugin, clock);
    threads.newThread(() -> readErrors(reader, sink)).start();
  }

  long pid() {
    return process.pid();
  }

  private void readOutput() {
    try (InputStream output = process.output()) {
      LineSplitter lines = new LineSplitter(firstLine::complete);
      lines.readAll(output);
    } catch (IOException e) {
      // The process has ended, which says more.
    } finally {
      firstLine.complete("");
      process.suspectEnd();
    }
  }

  private void readErrors(LogEntryReader reader, Consumer<PluginLogRecord> sink) {
    LineSplitter lines = new LineSplitter(line -> keep(reader.read(line), sink));
    try (InputStream errors = process.errors()) {
      lines.readAll(errors);
    } catch (IOException e) {
      lines.end();
    } finally {
      errorsRead.complete(null);
      process.suspectEnd();
    }
  }

  private void keep(PluginLogRecord log, Consumer<PluginLogRecord> sink) {
    lastWords.add(log);
    sink.accept(log);
  }

  /**
   * Waits for the first line of standard output; empty if the stream ends without one.
   *
   * @throws TimeoutException if there is none in time
   */
  String firstLine(Duration timeout) throws TimeoutException, InterruptedException {
    CompletableFuture<String> line =
        firstLine.applyToEither(process.exit().thenCompose(ended -> lineAfterExit()), it -> it);
    try {
      return line.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Returns the first line, if it was read. */
  String answered() {
    return firstLine.getNow("");
  }

  /** Returns the line that is still in the pipe, without waiting for children that hold it open. */
  private CompletableFuture<String> lineAfterExit() {
    return firstLine.completeOnTimeout("", 200, TimeUnit.MILLISECONDS);
  }

  /** Completes when the process has ended and its output is read; fails if it is let go. */
  CompletableFuture<ExitStatus> ended() {
    return process
        .exit()
        .toCompletableFuture()
        .thenCompose(
            exit ->
                errorsRead
                    .completeOnTimeout(null, 200, TimeUnit.MILLISECONDS)
                    .thenApply(read -> exit));
  }

  /** Returns the last lines of standard error that may tell why it failed, oldest first. */
  List<String> lastLines() {
    return lastWords.lines();
  }

  /** Returns the exit code of a process that has ended. */
  int exitCode() {
    return process.exitStatus().code();
  }

  boolean alive() {
    return process.alive();
  }

  /** Reports that the process seems to have ended. */
  void suspectEnd() {
    process.suspectEnd();
  }

  /**
   * Signals the process and all that it started.
   *
   * @param signal {@code TERM} or {@code KILL}
   */
  void signal(String signal) {
    if (process.reused()) {
      return;
    }
    try {
      groups.signal(process.pid(), signal);
      if (signal.equals("KILL")) {
        process.kill(); // It has no group yet in its first moments.
      }
    } catch (IOException e) {
      process.killAll(); // Without groups.
    }
  }

  /** Waits for the exit; whether it came in time. */
  boolean awaitExit(Duration timeout) throws InterruptedException {
    return process.awaitExit(timeout);
  }

  /** Stops following the process. */
  void detach() {
    process.detach();
  }
}
