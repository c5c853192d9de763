// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.trial;

import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.TrialEnd;
import io.odpf.optimus.plugin.supervisor.channel.PluginServices;
import io.odpf.optimus.plugin.supervisor.channel.broker.BrokerConnection;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannel;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A process of a plugin with a connection to it. */
final class ConnectedTrial implements PluginTrial {
  private final String handshake;
  private final TrialProcess process;
  private final SocketAddress address;
  private final PluginChannel channel;
  private final Set<String> services;
  private final PrintedText printed;
  private final PluginClient client;
  private final Consumer<ConnectedTrial> onClose;

  /**
   * @param services the services that the plugin lists
   * @param onClose learns that it is closed
   */
  ConnectedTrial(
      String plugin,
      String handshake,
      TrialProcess process,
      SocketAddress address,
      PluginChannel channel,
      PluginCalls calls,
      PrintedText printed,
      List<String> services,
      Consumer<ConnectedTrial> onClose) {
    this.handshake = handshake;
    this.process = process;
    this.address = address;
    this.channel = channel;
    this.printed = printed;
    this.services = Set.copyOf(services);
    this.client = new TrialClient(plugin, calls, () -> new BrokerConnection(plugin, channel));
    this.onClose = onClose;
  }

  @Override
  public String handshake() {
    return handshake;
  }

  @Override
  public Duration handshakeTime() {
    return process.timeToFirstLine();
  }

  @Override
  public PluginClient client() {
    return client;
  }

  @Override
  public Set<String> services() {
    return services;
  }

  @Override
  public boolean alive() {
    return process.alive();
  }

  @Override
  public OptionalInt awaitExit(Duration timeout) throws InterruptedException {
    return process.awaitExit(timeout);
  }

  @Override
  public String printed() {
    return printed.text();
  }

  @Override
  public List<String> lastLines() {
    return process.lastLines();
  }

  @Override
  public TrialEnd shutDown(Duration timeout) throws InterruptedException {
    long begin = System.nanoTime();
    new PluginServices(channel).shutdown(timeout);
    Duration left = timeout.minusNanos(System.nanoTime() - begin);
    OptionalInt code = process.awaitExit(left.isNegative() ? Duration.ZERO : left);
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    boolean socketLeft =
        address instanceof UnixDomainSocketAddress socket
            && Files.exists(socket.getPath(), LinkOption.NOFOLLOW_LINKS);
    TrialEnd end = new TrialEnd(code, time, socketLeft, process.laterOutput());
    close();
    return end;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    process.close();
    onClose.accept(this);
  }
}
