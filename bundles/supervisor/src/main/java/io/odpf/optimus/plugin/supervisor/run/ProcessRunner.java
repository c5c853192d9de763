// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannels;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.handshake.Handshake;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeException;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeLine;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginRun;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginRunner;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.lifecycle.StartStep;
import io.odpf.optimus.plugin.supervisor.process.BinaryFindings;
import io.odpf.optimus.plugin.text.DurationText;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Starts plugins: process, handshake, connection, health, description, each within its time limit;
 * or attaches to a process that an earlier host left. Thread-safe.
 */
public final class ProcessRunner implements PluginRunner {
  /** The exit code of setsid(1), as of a shell, when the system does not execute a program. */
  private static final int NOT_EXECUTED = 126;

  /**
   * How long a file may be busy. A child that another thread forks inherits the descriptor of a
   * binary that is being written, and holds it until it executes its own program, some milliseconds
   * later; until then the system refuses to execute the binary (ETXTBSY).
   */
  private static final Duration BUSY = Duration.ofSeconds(10);

  private static final Duration BUSY_PAUSE = Duration.ofMillis(20);
  private static final Duration AFTER_OUTPUT = Duration.ofMillis(500);

  private final RunSettings settings;
  private final StartPermission permission;
  private final ProcessStarter starter;
  private final PluginChannels transport;
  private final PluginConnector connector;
  private final PluginAttacher attacher;
  private final Clock clock;

  /** Finds out which generation a connected plugin speaks. */
  @FunctionalInterface
  public interface GenerationFinder {
    PluginCalls find(String plugin, io.grpc.Channel channel, Duration timeout)
        throws PluginCallException, InterruptedException;
  }

  /**
   * Creates a runner.
   *
   * @param installed is asked for permission before each start
   */
  public ProcessRunner(
      RunSettings settings,
      InstalledPlugins installed,
      ProcessStarter starter,
      KeptPlugins kept,
      PluginChannels transport,
      GenerationFinder generations,
      Clock clock) {
    this.settings = settings;
    this.permission = new StartPermission(installed);
    this.starter = starter;
    this.transport = transport;
    this.connector = new PluginConnector(settings.ready(), transport, generations);
    this.attacher = new PluginAttacher(settings, starter, kept, connector);
    this.clock = clock;
  }

  @Override
  public PluginRun start(PluginBinary binary, Consumer<StartStep> progress)
      throws PluginStartException, InterruptedException {
    try {
      permission.require(binary);
    } catch (PluginStartException e) {
      attacher.end(binary);
      throw e;
    }
    Optional<PluginRun> attached = attacher.attach(binary);
    if (attached.isPresent()) {
      return attached.get();
    }
    boolean encrypted = settings.encryption() == RunSettings.Encryption.ALWAYS;
    Optional<PluginRun> run = start(binary, progress, encrypted);
    // Only the handshake tells that a plugin listens on TCP, and encryption is asked for before it.
    return run.isPresent() ? run.get() : start(binary, progress, true).orElseThrow();
  }

  /**
   * Starts a plugin, again if its file is busy.
   *
   * @return empty if it listens on TCP in clear, but must not
   */
  private Optional<PluginRun> start(
      PluginBinary binary, Consumer<StartStep> progress, boolean encrypted)
      throws PluginStartException, InterruptedException {
    long deadline = System.nanoTime() + BUSY.toNanos();
    while (true) {
      try {
        return startOnce(binary, progress, encrypted);
      } catch (BusyFileException e) {
        if (System.nanoTime() > deadline) {
          throw new StartDiagnosis(binary)
              .before(
                  StartProblem.BUSY,
                  "cannot be started: its file is still being written to",
                  "try again when it is complete",
                  false,
                  e);
        }
        Thread.sleep(BUSY_PAUSE.toMillis());
      }
    }
  }

  private Optional<PluginRun> startOnce(
      PluginBinary binary, Consumer<StartStep> progress, boolean encrypted)
      throws PluginStartException, BusyFileException, InterruptedException {
    StartDiagnosis diagnosis = new StartDiagnosis(binary);
    HandshakeTerms terms = settings.terms(binary.name(), encrypted);
    Optional<HostCertificate> certificate =
        encrypted ? Optional.of(HostCertificate.create(clock.instant())) : Optional.empty();
    transport.prepare();
    OwnedProcess process = starter.start(binary, terms, certificate);
    progress.accept(StartStep.HANDSHAKE);
    boolean complete = false;
    try {
      Handshake handshake = handshake(process, binary, terms, diagnosis);
      if (!encrypted
          && settings.encryption() == RunSettings.Encryption.TCP
          && handshake.address() instanceof InetSocketAddress) {
        return Optional.empty();
      }
      RunningPlugin run =
          connector.connect(
              process, handshake, certificate, RunningPlugin.Kind.STARTED, diagnosis, progress);
      if (!handshake.multiplexed()) { // Its one connection ends with this host.
        process.keep(certificate, clock.millis());
      }
      complete = true;
      return Optional.of(run);
    } finally {
      if (!complete) {
        process.end();
      }
    }
  }

  private Handshake handshake(
      OwnedProcess started, PluginBinary binary, HandshakeTerms terms, StartDiagnosis diagnosis)
      throws PluginStartException, BusyFileException, InterruptedException {
    PluginProcess process = started.process();
    try {
      String line = process.firstLine(settings.handshake());
      // Its output ends a moment before the process does.
      if (line.isEmpty() && process.awaitExit(AFTER_OUTPUT)) {
        if (process.exitCode() == NOT_EXECUTED && BinaryFindings.of(binary.path()).isEmpty()) {
          throw new BusyFileException();
        }
        throw diagnosis.of(
            StartProblem.EXITED,
            "ended before its handshake",
            started.endAndDescribe(),
            process.lastLines(),
            "run it by hand to see what it says",
            null);
      }
      return HandshakeLine.read(line, terms);
    } catch (HandshakeException e) {
      throw diagnosis.of(e.problem(), started.endAndDescribe(), process.lastLines(), e);
    } catch (TimeoutException e) {
      throw diagnosis.of(
          StartProblem.HANDSHAKE_TIMEOUT,
          "did not answer within " + DurationText.of(settings.handshake()),
          started.endAndDescribe(),
          process.lastLines(),
          "run it by hand to see what it waits for, or allow it more time",
          e);
    }
  }

  /** The program was not executed, though nothing about its file forbids it. */
  private static final class BusyFileException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
