// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.supervisor.channel.PluginServices;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannel;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannels;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import io.odpf.optimus.plugin.supervisor.handshake.Handshake;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleProblem;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.lifecycle.StartStep;
import io.odpf.optimus.plugin.text.DurationText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Connects to a plugin's process that has answered its handshake: connection, health, description.
 * Thread-safe.
 */
final class PluginConnector {
  private final Duration ready;
  private final PluginChannels transport;
  private final ProcessRunner.GenerationFinder generations;

  /**
   * @param ready the time limit for all steps together
   */
  PluginConnector(
      Duration ready, PluginChannels transport, ProcessRunner.GenerationFinder generations) {
    this.ready = ready;
    this.transport = transport;
    this.generations = generations;
  }

  /**
   * Connects.
   *
   * @param kind whether the process was started or attached to
   * @throws PluginStartException if the process cannot be used; it has been ended
   */
  RunningPlugin connect(
      OwnedProcess started,
      Handshake handshake,
      Optional<HostCertificate> certificate,
      RunningPlugin.Kind kind,
      StartDiagnosis diagnosis,
      Consumer<StartStep> progress)
      throws PluginStartException, InterruptedException {
    progress.accept(StartStep.HEALTH);
    Security security =
        handshake.certificate().isPresent() && certificate.isPresent()
            ? new Security.MutualTls(certificate.get().keyManager(), handshake.certificate().get())
            : Security.CLEAR;
    CompletableFuture<Void> lost = new CompletableFuture<>();
    PluginChannel channel =
        transport.connect(
            handshake.address(),
            handshake.multiplexed(),
            security,
            () -> {
              started.process().suspectEnd();
              lost.complete(null);
            });
    boolean complete = false;
    try {
      long deadline = System.nanoTime() + ready.toNanos();
      PluginServices services = new PluginServices(channel);
      services.followOutput(started::printed, started.printer());
      PluginCalls calls = greet(services, channel, deadline, started, diagnosis);
      progress.accept(StartStep.DESCRIPTION);
      PluginInfo info = calls.info(new CallLimits(remaining(deadline), false));
      complete = true;
      return new RunningPlugin(started, channel, services, calls, info, kind, lost);
    } catch (PluginCallException e) {
      throw diagnosis.of(
          StartProblem.UNUSABLE,
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
      OwnedProcess started,
      StartDiagnosis diagnosis)
      throws PluginStartException, PluginCallException, InterruptedException {
    CompletableFuture<Boolean> serving = services.askServing(remaining(deadline));
    Optional<PluginCalls> calls;
    try {
      calls = Optional.of(generations.find(started.plugin(), channel, remaining(deadline)));
    } catch (PluginCallException e) {
      calls = Optional.empty(); // Its health says more; or it only began to listen at this moment.
    }
    requireServing(serving, channel, started, diagnosis);
    return calls.isPresent()
        ? calls.get()
        : generations.find(started.plugin(), channel, remaining(deadline));
  }

  private void requireServing(
      CompletableFuture<Boolean> serving,
      ManagedChannel channel,
      OwnedProcess started,
      StartDiagnosis diagnosis)
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
    throw diagnosis.of(
        LifecycleProblem.UNHEALTHY,
        what,
        started.endAndDescribe(),
        started.process().lastLines(),
        "see the plugin's log",
        cause);
  }

  private String notServing(Status status, boolean connected) {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      String limit = " within " + DurationText.of(ready);
      return connected
          ? "did not answer its health check" + limit
          : "cannot be connected to: nothing accepted a connection" + limit;
    }
    String description = status.getDescription();
    return "cannot be connected to: " + (description == null ? status.getCode() : description);
  }

  private static Duration remaining(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }
}
