// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.harness;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.sdk.OptimusPlugin;
import io.odpf.optimus.plugin.sdk.ServedPlugin;
import io.odpf.optimus.plugin.sdk.log.HclogLogger;
import io.odpf.optimus.plugin.sdk.log.LogLevel;
import io.odpf.optimus.plugin.supervisor.generation.GenerationDetector;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import io.odpf.optimus.plugin.supervisor.trial.TrialClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** A plugin that is served in memory. */
final class MemoryPlugin implements AutoCloseable {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);

  private final ServedPlugin plugin;
  private final Server server;
  private final ManagedChannel channel;
  private final PluginClient client;

  private MemoryPlugin(
      ServedPlugin plugin, Server server, ManagedChannel channel, PluginClient client) {
    this.plugin = plugin;
    this.server = server;
    this.channel = channel;
    this.client = client;
  }

  static MemoryPlugin serve(OptimusPlugin code, Generation generation) {
    ServedPlugin plugin =
        new ServedPlugin(
            code,
            new HclogLogger(LogLevel.WARN, System.err, Clock.systemUTC()),
            Set.of(generation));
    String name = InProcessServerBuilder.generateName();
    Server server = InProcessServerBuilder.forName(name).addServices(plugin.services()).build();
    ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
    try {
      server.start();
      PluginCalls calls =
          new GenerationDetector("in memory", channel).require(generation, FIRST_ANSWER);
      return new MemoryPlugin(plugin, server, channel, client(calls));
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin cannot be served in memory", e);
    } catch (PluginCallException e) {
      throw new IllegalStateException("the plugin does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the plugin was asked", e);
    }
  }

  private static PluginClient client(PluginCalls calls) {
    return new TrialClient(
        "in memory",
        calls,
        () -> {
          throw new UnsupportedOperationException("a plugin in memory has no connection");
        });
  }

  PluginClient client() {
    return client;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    try {
      plugin.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin cannot be closed", e);
    }
  }
}
