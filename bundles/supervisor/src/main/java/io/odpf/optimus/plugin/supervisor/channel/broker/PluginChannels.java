// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.ServiceHost;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import io.odpf.optimus.plugin.supervisor.channel.SharingTransport;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.process.SocketDirectory;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Opens the first connections to plugins, on which their brokers can be opened. Thread-safe. */
public final class PluginChannels {
  private static final System.Logger LOG = System.getLogger(PluginChannels.class.getName());

  private final Transport transport;
  private final ServiceHost host;
  private final SharingTransport sharing;
  private final Path socketParent;
  private final Executor calls;

  private PluginChannels(
      Transport transport,
      ServiceHost host,
      SharingTransport sharing,
      Path socketParent,
      Executor calls) {
    this.transport = transport;
    this.host = host;
    this.sharing = sharing;
    this.socketParent = socketParent;
    this.calls = calls;
  }

  /**
   * Creates connections on a transport.
   *
   * @param socketParent the parent of each plugin's directory for sockets
   * @param threads run the calls of plugins; its threads end when idle
   */
  public static <T extends Transport & ServiceHost & SharingTransport> PluginChannels on(
      T transport, Path socketParent, ThreadFactory threads) {
    return new PluginChannels(
        transport,
        transport,
        transport,
        socketParent,
        new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), threads));
  }

  /** Announces that a connection will be made soon. */
  public void prepare() {
    transport.prepare();
  }

  /**
   * Connects, as {@link Transport#connect} does.
   *
   * @param multiplexed whether all connections with the plugin share one socket
   */
  public PluginChannel connect(
      SocketAddress address, boolean multiplexed, Security security, Runnable onLost) {
    if (multiplexed) {
      SharedConnection shared = sharing.share(address);
      return new PluginChannel(
          shared.connect(security, () -> {}, calls, onLost), new OnOneSocket(shared, security));
    }
    ManagedChannel channel = transport.connect(address, security, onLost);
    return new PluginChannel(channel, new OnManySockets(address, security));
  }

  private final class OnOneSocket implements PluginChannel.Opening {
    private final SharedConnection shared;
    private final Security security;

    OnOneSocket(SharedConnection shared, Security security) {
      this.shared = shared;
      this.security = security;
    }

    @Override
    public Broker open(Channel channel) {
      return Broker.openShared(channel, shared, security, calls);
    }

    @Override
    public void close() {
      shared.close();
    }
  }

  private final class OnManySockets implements PluginChannel.Opening {
    private final SocketAddress address;
    private final Security security;

    @GuardedBy("this")
    private Optional<SocketDirectory> own = Optional.empty();

    OnManySockets(SocketAddress address, Security security) {
      this.address = address;
      this.security = security;
    }

    @Override
    public Broker open(Channel channel) throws BrokerException {
      return Broker.open(channel, transport, host, security, directory(), calls);
    }

    /** Returns the plugin's own directory, or a new one if the plugin's socket is elsewhere. */
    private synchronized Optional<Path> directory() throws BrokerException {
      if (!(address instanceof UnixDomainSocketAddress socket)) {
        return Optional.empty();
      }
      Optional<Path> directory =
          Optional.ofNullable(socket.getPath().toAbsolutePath().getParent())
              .filter(it -> SocketDirectory.isSocketDirectory(socketParent, it));
      if (directory.isPresent()) {
        return directory;
      }
      try {
        own = Optional.of(SocketDirectory.create(socketParent));
        return own.map(SocketDirectory::path);
      } catch (IOException e) {
        throw new BrokerException("cannot listen for the plugin", e);
      }
    }

    @Override
    public synchronized void close() {
      try {
        if (own.isPresent()) {
          own.get().close();
        }
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "failed to remove a directory for sockets", e);
      }
    }
  }
}
