// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord.Stream;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.log.LineSplitter;
import io.odpf.optimus.plugin.supervisor.process.ExitStatus;
import io.odpf.optimus.plugin.supervisor.process.KeptRun;
import io.odpf.optimus.plugin.supervisor.process.ProcessIdentity;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A process with the resources that it owns: its group, its directory, its output. Thread-safe. */
final class OwnedProcess {
  private static final System.Logger LOG = System.getLogger(OwnedProcess.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private final String plugin;
  private final PluginProcess process;
  private final RunResources files;
  private final LineSplitter output;
  private final LineSplitter errors;
  private final Executor printer;
  private final AtomicBoolean left = new AtomicBoolean();
  private final CompletableFuture<ExitStatus> removed;

  OwnedProcess(
      String plugin,
      PluginProcess process,
      RunResources files,
      Consumer<PluginLogRecord> sink,
      Clock clock,
      ThreadFactory threads) {
    this.plugin = plugin;
    this.process = process;
    this.files = files;
    this.output = printing(sink, clock, Stream.STDOUT);
    this.errors = printing(sink, clock, Stream.STDERR);
    this.printer = printer(threads);
    this.removed = process.ended().whenComplete((exit, failure) -> tidy());
  }

  /** Creates an executor whose thread ends when it is idle. */
  private static Executor printer(ThreadFactory threads) {
    ThreadPoolExecutor printer =
        new ThreadPoolExecutor(
            1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), threads);
    printer.allowCoreThreadTimeOut(true);
    return printer;
  }

  private LineSplitter printing(Consumer<PluginLogRecord> sink, Clock clock, Stream stream) {
    return new LineSplitter(
        line ->
            sink.accept(
                new PluginLogRecord(
                    clock.instant(),
                    plugin,
                    stream,
                    Level.INFO,
                    TerminalText.replace(line),
                    Map.of())));
  }

  String plugin() {
    return plugin;
  }

  PluginProcess process() {
    return process;
  }

  /** Runs {@link #printed}, which writes files, apart from the connection that others share. */
  Executor printer() {
    return printer;
  }

  /** Logs what the plugin printed through its connection. */
  void printed(boolean error, byte[] bytes) {
    LineSplitter lines = error ? errors : output;
    synchronized (lines) {
      lines.add(bytes, bytes.length);
    }
  }

  /** Logs the last line even if it has no end. */
  private void printLast() {
    for (LineSplitter lines : List.of(output, errors)) {
      synchronized (lines) {
        lines.end();
      }
    }
  }

  /** Kills the process's children and removes its sockets. */
  private void tidy() {
    printer.execute(this::printLast);
    if (left.get()) {
      return;
    }
    process.signal("KILL");
    process.detach();
    try {
      files.remove(process.pid());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot remove everything of plugin " + plugin, e);
    }
  }

  /**
   * Lets the ready process outlive this host if possible. If that fails, it ends with this host.
   */
  void keep(Optional<HostCertificate> certificate, long nowMillis) {
    Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
    if (files.keeping().isEmpty() || identity.isEmpty()) {
      return;
    }
    try {
      files.keep(
          new KeptRun(
              plugin,
              identity.get(),
              files.sockets().path(),
              process.answered(),
              certificate.map(HostCertificate::text),
              files.keeping().get().origin(),
              nowMillis));
      if (!process.alive()) {
        files.remove(process.pid()); // It ended at this moment.
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "plugin " + plugin + " will end with this process", e);
    }
  }

  /** Returns whether the process outlives its host. */
  boolean isKept() {
    return files.isKept();
  }

  /** Leaves a kept process, with its files, to the next host. */
  void leave() {
    left.set(true);
    process.detach();
    try {
      files.release(process.pid());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "plugin " + plugin + " may be left until this process ends", e);
    }
  }

  /** Completes when the process has ended and nothing of it is left. */
  CompletableFuture<ExitStatus> removed() {
    return removed;
  }

  /** Kills the process if it runs, and waits until nothing is left of it. */
  void end() throws InterruptedException {
    process.signal("KILL");
    awaitGone(AFTER_KILL);
  }

  /**
   * Ends the process, if it does not end by itself at this moment.
   *
   * @return how it ended by itself; empty if it had to be killed
   */
  String endAndDescribe() throws InterruptedException {
    if (!process.awaitExit(PATIENCE)) {
      end();
      return "";
    }
    return awaitGone(AFTER_KILL) ? removed.join().toString() : "";
  }

  private boolean awaitGone(Duration timeout) throws InterruptedException {
    try {
      removed.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "the process of plugin {0} cannot be ended", plugin);
      return false;
    }
  }
}
