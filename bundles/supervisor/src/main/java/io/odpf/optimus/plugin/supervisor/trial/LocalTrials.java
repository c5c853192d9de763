// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.trial;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.supervisor.channel.PluginServices;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannel;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannels;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.generation.GenerationDetector;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.handshake.Handshake;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeException;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeLine;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.process.ExitStatus;
import io.odpf.optimus.plugin.supervisor.process.ProcessGroups;
import io.odpf.optimus.plugin.supervisor.process.ProcessSpawner;
import io.odpf.optimus.plugin.supervisor.process.SocketDirectory;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import io.odpf.optimus.plugin.supervisor.run.StartDiagnosis;
import io.odpf.optimus.plugin.supervisor.run.StartProblem;
import io.odpf.optimus.plugin.text.DurationText;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

/** Starts processes on trial. */
public final class LocalTrials implements PluginTrials {
  private static final System.Logger LOG = System.getLogger(LocalTrials.class.getName());

  /** A process whose output has ended mostly ends at once. */
  private static final Duration AFTER_OUTPUT = Duration.ofMillis(500);

  private static final int LONGEST_PRINTED = 64 << 10;

  private final RunSettings settings;
  private final PluginChannels channels;
  private final ProcessSpawner spawner;
  private final ProcessGroups groups;
  private final Clock clock;
  private final ThreadFactory threads;
  private final Set<ConnectedTrial> running = ConcurrentHashMap.newKeySet();

  /**
   * @param channels the connections, which the caller closes after this
   */
  public LocalTrials(
      RunSettings settings, PluginChannels channels, Clock clock, ThreadFactory threads) {
    this.settings = settings;
    this.channels = channels;
    this.spawner = ProcessSpawner.ofSystem();
    this.groups = new ProcessGroups(spawner);
    this.clock = clock;
    this.threads = threads;
  }

  @Override
  public PluginTrial start(TrialRequest request) throws SupervisorException, InterruptedException {
    PluginBinary binary = binary(request.file().toAbsolutePath().normalize());
    StartDiagnosis diagnosis = new StartDiagnosis(binary);
    HandshakeTerms terms =
        request.encrypted() ? HandshakeTerms.OPTIMUS.withEncryption() : HandshakeTerms.OPTIMUS;
    Optional<HostCertificate> certificate =
        request.encrypted()
            ? Optional.of(HostCertificate.create(clock.instant()))
            : Optional.empty();
    long deadline = System.nanoTime() + request.timeout().toNanos();
    channels.prepare();
    TrialProcess process = spawn(binary, request.variables(), terms, certificate, diagnosis);
    boolean complete = false;
    try {
      Handshake handshake = handshake(process, terms, request.timeout(), diagnosis);
      PluginTrial trial =
          connect(binary.name(), process, handshake, certificate, request, deadline, diagnosis);
      complete = true;
      return trial;
    } catch (PluginStartException e) {
      throw new SupervisorException(e.problem(), e);
    } finally {
      if (!complete) {
        process.close();
      }
    }
  }

  private static PluginBinary binary(Path file) {
    String name = String.valueOf(file.getFileName());
    name = name.startsWith("optimus-") ? name.substring("optimus-".length()) : name;
    int end = name.indexOf('_');
    return new PluginBinary(
        end < 0 ? name : name.substring(0, end),
        file,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private TrialProcess spawn(
      PluginBinary binary,
      Map<String, String> variables,
      HandshakeTerms terms,
      Optional<HostCertificate> certificate,
      StartDiagnosis diagnosis)
      throws SupervisorException {
    try {
      SocketDirectory sockets = SocketDirectory.create(settings.socketParent());
      try {
        Map<String, String> environment =
            new TreeMap<>(
                PluginEnvironment.of(
                    settings.hostEnvironment(),
                    settings.allowed(),
                    variables,
                    terms,
                    sockets.path(),
                    certificate));
        // A plugin on trial is to end as fast as under go-plugin's own host.
        environment.remove(PluginEnvironment.HOST_WAITS);
        return TrialProcess.follow(
            binary.name(),
            spawner.spawn(binary.path(), environment, sockets.path(), groups::add),
            sockets,
            groups,
            clock,
            threads);
      } catch (IOException e) {
        sockets.close();
        throw e;
      }
    } catch (IOException e) {
      throw new SupervisorException(
          diagnosis
              .before(
                  StartProblem.SPAWN,
                  "cannot be started: " + e.getMessage(),
                  "check the file's permissions and this machine's limits",
                  false,
                  e)
              .problem(),
          e);
    }
  }

  private static Handshake handshake(
      TrialProcess process, HandshakeTerms terms, Duration timeout, StartDiagnosis diagnosis)
      throws PluginStartException, InterruptedException {
    try {
      String line = process.firstLine(timeout);
      if (line.isEmpty()) {
        OptionalInt code = process.awaitExit(AFTER_OUTPUT);
        if (code.isPresent()) {
          throw diagnosis.of(
              StartProblem.EXITED,
              "ended before its handshake",
              ExitStatus.of(code.getAsInt()).toString(),
              process.lastLines(),
              "run it by hand to see what it says",
              null);
        }
      }
      return HandshakeLine.read(line, terms);
    } catch (HandshakeException e) {
      throw diagnosis.of(e.problem(), "", process.lastLines(), e);
    } catch (TimeoutException e) {
      throw diagnosis.of(
          StartProblem.HANDSHAKE_TIMEOUT,
          "did not answer within " + DurationText.of(timeout),
          "",
          process.lastLines(),
          "run it by hand to see what it waits for, or allow it more time",
          e);
    }
  }

  private PluginTrial connect(
      String plugin,
      TrialProcess process,
      Handshake handshake,
      Optional<HostCertificate> certificate,
      TrialRequest request,
      long deadline,
      StartDiagnosis diagnosis)
      throws PluginStartException, InterruptedException {
    Security security =
        handshake.certificate().isPresent() && certificate.isPresent()
            ? new Security.MutualTls(certificate.get().keyManager(), handshake.certificate().get())
            : Security.CLEAR;
    PluginChannel channel = channels.connect(handshake.address(), false, security, () -> {});
    boolean complete = false;
    try {
      PrintedText printed = new PrintedText(LONGEST_PRINTED);
      new PluginServices(channel)
          .followOutput((error, bytes) -> printed.add(bytes, 0, bytes.length), Runnable::run);
      GenerationDetector detector = new GenerationDetector(plugin, channel);
      PluginCalls calls =
          request.generation().isPresent()
              ? detector.require(request.generation().get(), remaining(deadline))
              : detector.detect(remaining(deadline));
      ConnectedTrial trial =
          new ConnectedTrial(
              plugin,
              process.firstLine(Duration.ZERO),
              process,
              handshake.address(),
              channel,
              calls,
              printed,
              detector.services(remaining(deadline)),
              running::remove);
      running.add(trial);
      complete = true;
      return trial;
    } catch (PluginCallException e) {
      throw diagnosis.of(
          StartProblem.UNUSABLE,
          "cannot be used: " + e.getMessage(),
          "",
          process.lastLines(),
          e.hint(),
          e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the line was read before", e);
    } finally {
      if (!complete) {
        channel.shutdownNow();
      }
    }
  }

  private static Duration remaining(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  @Override
  public void close() {
    running.forEach(ConnectedTrial::close);
    try {
      groups.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the watcher of plugins could not be ended", e);
    }
  }
}
