// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.odpf.optimus.plugin.proto.goplugin.ConnInfo;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.ServiceHost;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.handshake.AnnouncedAddress;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Opens a socket for each connection and announces its address to the other side. The host's
 * sockets are in the plugin's directory, or ports of the loopback interface. Thread-safe.
 */
final class SocketLinks implements Links {
  private static final System.Logger LOG = System.getLogger(SocketLinks.class.getName());

  private final ConnectionNotices notices;
  private final Transport transport;
  private final ServiceHost host;
  private final Security security;
  private final Optional<Path> directory;
  private final Executor calls;

  @GuardedBy("this")
  private final Set<ManagedChannel> dialed = new HashSet<>();

  @GuardedBy("this")
  private final Set<Listening> listening = new HashSet<>();

  @GuardedBy("this")
  private boolean closed;

  /**
   * @param security the security of the plugin's first connection
   * @param directory the directory for the host's sockets; absent to listen on TCP
   * @param calls runs the plugin's calls
   */
  SocketLinks(
      ConnectionNotices notices,
      Transport transport,
      ServiceHost host,
      Security security,
      Optional<Path> directory,
      Executor calls) {
    this.notices = notices;
    this.transport = transport;
    this.host = host;
    this.security = security;
    this.directory = directory;
    this.calls = calls;
  }

  @Override
  public ManagedChannel dial(int id, Duration timeout)
      throws BrokerException, InterruptedException {
    ConnInfo notice = notices.await(id, TimeLimit.of(timeout));
    String name = Integer.toUnsignedString(id);
    try {
      SocketAddress address =
          AnnouncedAddress.read(
              notice.getNetwork(),
              notice.getAddress(),
              "announced an address for connection " + name);
      synchronized (this) {
        requireOpen();
        dialed.removeIf(ManagedChannel::isTerminated);
        ManagedChannel channel = transport.connect(address, security, () -> {});
        dialed.add(channel);
        return channel;
      }
    } catch (HandshakeException e) {
      throw new BrokerException("the plugin " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized BrokeredService serve(int id, List<BindableService> services)
      throws BrokerException {
    requireOpen();
    String name = Integer.toUnsignedString(id);
    Optional<Path> socket = directory.map(it -> it.resolve("host" + name));
    SocketAddress address =
        socket
            .<SocketAddress>map(UnixDomainSocketAddress::of)
            .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    try {
      Server server = host.serve(address, security, services, calls);
      Listening service = new Listening(id, server, socket);
      listening.add(service);
      announce(service);
      return service;
    } catch (IOException e) {
      throw new BrokerException("connection " + name + " cannot be accepted: " + e.getMessage(), e);
    }
  }

  private void announce(Listening service) throws BrokerException {
    ConnInfo.Builder notice = ConnInfo.newBuilder().setServiceId(service.id());
    if (service.socket.isPresent()) {
      notice.setNetwork("unix").setAddress(service.socket.get().toString());
    } else {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      String text = loopback.getHostAddress();
      notice
          .setNetwork("tcp")
          .setAddress(
              (text.contains(":") ? "[" + text + "]" : text) + ":" + service.server.getPort());
    }
    boolean told = false;
    try {
      notices.send(notice.build());
      told = true;
    } finally {
      if (!told) {
        service.close();
      }
    }
  }

  @GuardedBy("this")
  private void requireOpen() throws BrokerException {
    if (closed) {
      throw new BrokerException(BrokerException.Reason.ENDED, "the broker is closed", null);
    }
  }

  private synchronized void forget(Listening service) {
    listening.remove(service);
  }

  @Override
  public void close() {
    List<Listening> services;
    synchronized (this) {
      closed = true;
      services = List.copyOf(listening);
      dialed.forEach(ManagedChannel::shutdownNow);
      dialed.clear();
    }
    services.forEach(Listening::close);
  }

  private final class Listening implements BrokeredService {
    private final int id;
    private final Server server;
    private final Optional<Path> socket;

    Listening(int id, Server server, Optional<Path> socket) {
      this.id = id;
      this.server = server;
      this.socket = socket;
    }

    @Override
    public int id() {
      return id;
    }

    @Override
    public void close() {
      server.shutdownNow();
      try {
        if (socket.isPresent()) {
          Files.deleteIfExists(socket.get());
        }
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "a socket is left: " + socket.get(), e);
      }
      forget(this);
    }
  }
}
