// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.supervisor.broker.PluginChannel;
import io.odpf.optimus.plugin.supervisor.broker.PluginChannels;
import io.odpf.optimus.plugin.supervisor.channel.PluginServices;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import io.odpf.optimus.plugin.supervisor.handshake.Handshake;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeException;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeLine;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginRun;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginRunner;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.process.BinaryFindings;
import io.odpf.optimus.plugin.supervisor.text.DurationText;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Starts plugins: process, handshake, connection, health, description, each within its time limit.
 * Thread-safe.
 */
public final class ProcessRunner implements PluginRunner {
  /** The exit code of setsid(1), as of a shell, when the system does not execute a program. */
  private static final int NOT_EXECUTED = 126;

  /**
   * How long a file may be busy. A process that another thread is forking holds the descriptors of
   * this one, those of a binary that is being written included, until it executes its own program;
   * that takes milliseconds, and the system refuses to execute the binary meanwhile (ETXTBSY).
   */
  private static final Duration BUSY = Duration.ofSeconds(10);

  private static final Duration BUSY_PAUSE = Duration.ofMillis(20);
  private static final Duration AFTER_OUTPUT = Duration.ofMillis(500);

  private final RunSettings settings;
  private final ProcessStarter starter;
  private final PluginChannels transport;
  private final GenerationFinder generations;
  private final Clock clock;

  /** Finds out which generation a connected plugin speaks. */
  @FunctionalInterface
  public interface GenerationFinder {
    PluginCalls find(String plugin, io.grpc.Channel channel, Duration timeout)
        throws PluginCallException, InterruptedException;
  }

  public ProcessRunner(
      RunSettings settings,
      ProcessStarter starter,
      PluginChannels transport,
      GenerationFinder generations,
      Clock clock) {
    this.settings = settings;
    this.starter = starter;
    this.transport = transport;
    this.generations = generations;
    this.clock = clock;
  }

  @Override
  public PluginRun start(PluginBinary binary, Runnable spawned)
      throws PluginStartException, InterruptedException {
    boolean encrypted = settings.encryption() == RunSettings.Encryption.ALWAYS;
    Optional<PluginRun> run = start(binary, spawned, encrypted);
    // Only the handshake tells that a plugin listens on TCP, and encryption is asked for before it.
    return run.isPresent() ? run.get() : start(binary, spawned, true).orElseThrow();
  }

  /**
   * Starts a plugin, again if its file is busy.
   *
   * @return empty if it listens on TCP in clear, but must not
   */
  private Optional<PluginRun> start(PluginBinary binary, Runnable spawned, boolean encrypted)
      throws PluginStartException, InterruptedException {
    long deadline = System.nanoTime() + BUSY.toNanos();
    while (true) {
      try {
        return startOnce(binary, spawned, encrypted);
      } catch (BusyFileException busy) {
        if (System.nanoTime() > deadline) {
          throw new StartFailure(binary)
              .before(
                  "plugin-busy",
                  "cannot be started: its file is still being written to",
                  "try again when it is complete",
                  false,
                  busy);
        }
        Thread.sleep(BUSY_PAUSE.toMillis());
      }
    }
  }

  private Optional<PluginRun> startOnce(PluginBinary binary, Runnable spawned, boolean encrypted)
      throws PluginStartException, BusyFileException, InterruptedException {
    StartFailure failure = new StartFailure(binary);
    HandshakeTerms terms = settings.terms(binary.name(), encrypted);
    Optional<HostCertificate> certificate =
        encrypted ? Optional.of(HostCertificate.create(clock.instant())) : Optional.empty();
    transport.prepare();
    StartedProcess process = starter.start(binary, terms, certificate);
    spawned.run();
    boolean complete = false;
    try {
      Handshake handshake = handshake(process, binary, terms, failure);
      if (!encrypted
          && settings.encryption() == RunSettings.Encryption.TCP
          && handshake.address() instanceof InetSocketAddress) {
        return Optional.empty();
      }
      RunningPlugin run = connect(process, handshake, certificate, failure);
      complete = true;
      return Optional.of(run);
    } finally {
      if (!complete) {
        process.end();
      }
    }
  }

  private Handshake handshake(
      StartedProcess started, PluginBinary binary, HandshakeTerms terms, StartFailure failure)
      throws PluginStartException, BusyFileException, InterruptedException {
    PluginProcess process = started.process();
    try {
      String line = process.firstLine(settings.handshake());
      // Its output ends a moment before the process does.
      if (line.isEmpty() && process.awaitExit(AFTER_OUTPUT)) {
        if (process.exitCode() == NOT_EXECUTED && BinaryFindings.of(binary.path()).isEmpty()) {
          throw new BusyFileException();
        }
        throw failure.of(
            "plugin-exited",
            "ended before its handshake",
            started.endAndDescribe(),
            process.lastLines(),
            "run it by hand to see what it says",
            null);
      }
      return HandshakeLine.read(line, terms);
    } catch (HandshakeException e) {
      throw failure.of(
          e.code(), e.getMessage(), started.endAndDescribe(), process.lastLines(), e.hint(), e);
    } catch (TimeoutException e) {
      throw failure.of(
          "handshake-timeout",
          "did not answer within " + DurationText.of(settings.handshake()),
          started.endAndDescribe(),
          process.lastLines(),
          "run it by hand to see what it waits for, or allow it more time",
          e);
    }
  }

  private RunningPlugin connect(
      StartedProcess started,
      Handshake handshake,
      Optional<HostCertificate> certificate,
      StartFailure failure)
      throws PluginStartException, InterruptedException {
    Security security =
        handshake.certificate().isPresent() && certificate.isPresent()
            ? new Security.MutualTls(certificate.get().keyManager(), handshake.certificate().get())
            : Security.CLEAR;
    CompletableFuture<Void> lost = new CompletableFuture<>();
    PluginChannel channel =
        transport.connect(
            handshake.address(), handshake.multiplexed(), security, () -> lost.complete(null));
    boolean complete = false;
    try {
      long deadline = System.nanoTime() + settings.ready().toNanos();
      PluginServices services = new PluginServices(channel);
      services.followOutput(started::printed, started.printer());
      PluginCalls calls = greet(services, channel, deadline, started, failure);
      PluginInfo info = calls.info(new CallLimits(left(deadline), false));
      complete = true;
      return new RunningPlugin(started, channel, services, calls, info, lost);
    } catch (PluginCallException e) {
      throw failure.of(
          "plugin-unusable",
          "cannot be used: " + e.getMessage(),
          started.endAndDescribe(),
          started.process().lastLines(),
          e.hint(),
          e);
    } finally {
      if (!complete) {
        channel.shutdownNow();
      }
    }
  }

  /** Asks at once whether the plugin serves and what it serves. */
  private PluginCalls greet(
      PluginServices services,
      ManagedChannel channel,
      long deadline,
      StartedProcess started,
      StartFailure failure)
      throws PluginStartException, PluginCallException, InterruptedException {
    CompletableFuture<Boolean> serving = services.askServing(left(deadline));
    Optional<PluginCalls> calls;
    try {
      calls = Optional.of(generations.find(started.plugin(), channel, left(deadline)));
    } catch (PluginCallException e) {
      calls = Optional.empty(); // Its health says more; or it only began to listen at this moment.
    }
    requireServing(serving, channel, started, failure);
    return calls.isPresent()
        ? calls.get()
        : generations.find(started.plugin(), channel, left(deadline));
  }

  private void requireServing(
      CompletableFuture<Boolean> serving,
      ManagedChannel channel,
      StartedProcess started,
      StartFailure failure)
      throws PluginStartException, InterruptedException {
    String what;
    Throwable cause;
    try {
      if (serving.get()) {
        return;
      }
      what = "says that it does not serve";
      cause = null;
    } catch (ExecutionException e) {
      Status status = Status.fromThrowable(e.getCause());
      if (status.getCode() == Status.Code.UNIMPLEMENTED) {
        return; // Without a health service it is as healthy as its connection.
      }
      what = notServing(status, channel.getState(false) == ConnectivityState.READY);
      cause = e.getCause();
    }
    throw failure.of(
        "plugin-unhealthy",
        what,
        started.endAndDescribe(),
        started.process().lastLines(),
        "see the plugin's log",
        cause);
  }

  private String notServing(Status status, boolean connected) {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      String limit = " within " + DurationText.of(settings.ready());
      return connected
          ? "did not answer its health check" + limit
          : "cannot be connected to: nothing accepted a connection" + limit;
    }
    String description = status.getDescription();
    return "cannot be connected to: " + (description == null ? status.getCode() : description);
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  /** The program was not executed, though nothing about its file forbids it. */
  private static final class BusyFileException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
