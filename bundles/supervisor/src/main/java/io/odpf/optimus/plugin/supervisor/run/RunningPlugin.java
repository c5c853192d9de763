// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.supervisor.channel.PluginServices;
import io.odpf.optimus.plugin.supervisor.channel.broker.BrokerConnection;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannel;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginExit;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginRun;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process of a plugin that can be called. */
final class RunningPlugin implements PluginRun {
  /** Of the grace: for the plugin's own shutdown, and then for SIGTERM. */
  private static final int PARTS = 2;

  private final OwnedProcess process;
  private final PluginChannel channel;
  private final PluginServices services;
  private final PluginCalls calls;
  private final PluginInfo info;
  private final Kind kind;
  private final CompletionStage<Void> lost;
  private final AtomicBoolean requested = new AtomicBoolean();
  private final CompletionStage<PluginExit> ended;

  /** How the process came to this host. */
  enum Kind {
    /** This host has started it. */
    STARTED,
    /** An earlier host has started it from the same file with the same settings. */
    ATTACHED,
    /** An earlier host has started it from another file or with other settings. */
    OUTDATED
  }

  RunningPlugin(
      OwnedProcess process,
      PluginChannel channel,
      PluginServices services,
      PluginCalls calls,
      PluginInfo info,
      Kind kind,
      CompletionStage<Void> lost) {
    this.process = process;
    this.channel = channel;
    this.services = services;
    this.calls = calls;
    this.info = info;
    this.kind = kind;
    this.lost = lost;
    this.ended =
        process
            .removed()
            .thenApply(
                exit -> {
                  channel.shutdownNow();
                  return new PluginExit(exit, process.process().lastLines(), requested.get());
                });
  }

  @Override
  public long pid() {
    return process.process().pid();
  }

  @Override
  public PluginInfo info() {
    return info;
  }

  @Override
  public boolean attached() {
    return kind != Kind.STARTED;
  }

  @Override
  public boolean current() {
    return kind != Kind.OUTDATED;
  }

  @Override
  public PluginCalls calls() {
    return calls;
  }

  @Override
  public PluginConnection connection() {
    return new BrokerConnection(process.plugin(), channel);
  }

  @Override
  public boolean healthy(Duration timeout) throws InterruptedException {
    if (requested.get()) {
      return false; // It is being stopped, and its connection with it.
    }
    try {
      return services.serving(timeout);
    } catch (StatusRuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while a plugin's health was awaited");
      }
      return e.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
    } catch (RejectedExecutionException e) {
      return false; // The transport was closed at this moment.
    }
  }

  @Override
  public CompletionStage<Void> connectionLost() {
    return lost;
  }

  @Override
  public CompletionStage<PluginExit> ended() {
    return ended;
  }

  @Override
  public void stop(Duration grace) throws InterruptedException {
    requested.set(true);
    Duration part = grace.dividedBy(PARTS);
    long deadline = System.nanoTime() + part.toNanos();
    try {
      if (process.process().alive()) {
        services.shutdown(part);
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (!process.process().awaitExit(left)) {
          process.process().signal("TERM");
          process.process().awaitExit(part);
        }
      }
    } finally { // An interrupt makes it shorter.
      channel.shutdownNow();
      process.end();
    }
  }

  @Override
  public void leave(Duration grace) throws InterruptedException {
    if (process.isKept() && process.process().alive()) {
      requested.set(true);
      channel.shutdownNow();
      process.leave();
    } else {
      stop(grace);
    }
  }
}
