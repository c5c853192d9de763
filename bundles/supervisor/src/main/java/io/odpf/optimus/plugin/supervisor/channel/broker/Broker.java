// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.ServiceHost;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Further connections between the host and one plugin, as go-plugin's {@code GRPCBroker} makes
 * them: the host calls services that the plugin offers, and serves what the plugin calls. Each has
 * a number, which one side passes to the other in a call of the plugin's own services. The two
 * directions are numbered independently.
 *
 * <p>All of them end with the broker. Thread-safe.
 */
public final class Broker implements AutoCloseable {
  /** The time that go-plugin waits for the other side. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ConnectionNotices notices;
  private final Links links;
  private final AtomicInteger last = new AtomicInteger();

  private Broker(ConnectionNotices notices, Links links) {
    this.notices = notices;
    this.links = links;
  }

  /**
   * Opens the broker of a plugin, with a socket for each connection. A plugin has one broker.
   *
   * @param plugin the plugin's first connection
   * @param transport opens connections to the plugin
   * @param host serves connections from the plugin
   * @param security the security of the first connection, which all further ones share
   * @param directory the directory for the host's sockets, accessible only to this user and the
   *     plugin; absent to listen on the loopback interface
   * @param calls runs the plugin's calls
   */
  public static Broker open(
      Channel plugin,
      Transport transport,
      ServiceHost host,
      Security security,
      Optional<Path> directory,
      Executor calls) {
    ConnectionNotices notices =
        ConnectionNotices.open(plugin, ConnectionNotices.KnockListener.NONE);
    return new Broker(
        notices, new SocketLinks(notices, transport, host, security, directory, calls));
  }

  /**
   * Opens the broker of a plugin that multiplexes, with all connections on one socket.
   *
   * @param plugin the plugin's first connection, which is on that socket as well
   * @param security the security of the first connection, which all further ones share
   * @param calls runs the plugin's calls, and waits for the plugin
   */
  public static Broker openShared(
      Channel plugin, SharedConnection shared, Security security, Executor calls) {
    KnockResponder doors = new KnockResponder(shared);
    ConnectionNotices notices = ConnectionNotices.open(plugin, doors);
    return new Broker(notices, new SharedLinks(notices, doors, shared, security, calls));
  }

  /** Returns a number that this host has not used with this plugin, for {@link #serve}. */
  public int nextId() {
    return last.incrementAndGet();
  }

  /**
   * Connects to a service that the plugin offers. The caller shuts the channel down and sets
   * deadlines for its calls.
   *
   * @param id the number that the plugin passed
   * @param timeout how long to wait for the plugin's offer, which may arrive after its number
   * @throws BrokerException if the offer does not arrive in time, or the plugin has ended
   */
  public ManagedChannel dial(int id, Duration timeout)
      throws BrokerException, InterruptedException {
    return links.dial(id, timeout);
  }

  /**
   * Serves to the plugin, to which the caller passes the number.
   *
   * @param id a number from {@link #nextId}
   * @throws BrokerException if this host cannot listen, or the plugin has ended
   */
  public BrokeredService serve(int id, List<BindableService> services) throws BrokerException {
    return links.serve(id, services);
  }

  /** Ends all connections of the broker, in both directions. */
  @Override
  public void close() {
    links.close();
    notices.close();
  }
}
