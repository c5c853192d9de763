// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.connection.TimeLimits.Limit;
import io.odpf.optimus.plugin.http.credentials.BasicAuthorization;
import io.odpf.optimus.plugin.http.message.RequestMessages;
import io.odpf.optimus.plugin.http.message.WireRequest;
import io.odpf.optimus.plugin.http.origin.Origin;
import io.odpf.optimus.plugin.http.proxy.Route;
import io.odpf.optimus.plugin.http.tls.TlsLayer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: name lookup, TCP, the proxy's tunnel and TLS, all within one connect limit.
 */
public final class Connector {
  private final ConnectionPool pool;
  private final NameLookup names;
  private final TlsLayer.Supplier tls;

  public Connector(ConnectionPool pool, NameLookup names, TlsLayer.Supplier tls) {
    this.pool = pool;
    this.names = names;
    this.tls = tls;
  }

  /** Opens a connection. */
  public WireConnection open(Route route, TimeLimits limits)
      throws HttpException, InterruptedException {
    DeadlineSocket socket = connect(route, limits);
    boolean done = false;
    try {
      Socket top = socket;
      if (route.tunnelled()) {
        tunnel(route, socket);
      }
      if (route.origin().secure()) {
        top = secure(socket, route.origin());
      }
      WireConnection connection = new WireConnection(socket, top);
      socket.connected();
      done = true;
      return connection;
    } catch (IOException failure) {
      throw ConnectionErrors.connecting(failure, route, socket, pool.isClosed());
    } finally {
      if (!done) {
        pool.discard(socket);
      }
    }
  }

  private DeadlineSocket connect(Route route, TimeLimits limits)
      throws HttpException, InterruptedException {
    long begin = System.nanoTime();
    long end = limits.connectEnd(begin);
    if (limits.totalEnd() - end < 0) {
      end = limits.totalEnd();
    }
    List<SocketAddress> addresses =
        route.socket().isPresent()
            ? List.of(UnixDomainSocketAddress.of(route.socket().get()))
            : addresses(route, begin, end, limits);
    for (int i = 0; ; i++) {
      @Nullable DeadlineSocket socket = null;
      try {
        socket = route.socket().isPresent() ? unix(limits, end) : tcp(limits, end);
        if (!pool.opening(socket)) {
          throw new IOException("the client is closed");
        }
        // Divide the time among the addresses: one that drops packets must not use it all.
        long share = (end - System.nanoTime()) / (addresses.size() - i);
        socket.connect(addresses.get(i), share);
        return socket;
      } catch (IOException failure) {
        if (socket != null) {
          pool.discard(socket);
        }
        boolean interrupted = Thread.currentThread().isInterrupted();
        if (interrupted || pool.isClosed() || i + 1 == addresses.size()) {
          throw ConnectionErrors.connecting(failure, route, socket, pool.isClosed());
        }
      }
    }
  }

  private static DeadlineSocket tcp(TimeLimits limits, long end) throws IOException {
    SocketChannel channel = SocketChannel.open();
    return new DeadlineSocket(channel, channel.socket(), limits, end);
  }

  private static DeadlineSocket unix(TimeLimits limits, long end) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    return new DeadlineSocket(channel, new UnixSocket(channel), limits, end);
  }

  /** Looks up the host to connect to: that of the proxy, or the origin's. */
  private List<SocketAddress> addresses(Route route, long begin, long end, TimeLimits limits)
      throws HttpException, InterruptedException {
    String host = route.proxy().isPresent() ? bare(route.proxy().get()) : route.origin().host();
    int port = route.proxy().isPresent() ? route.proxy().get().port() : route.origin().port();
    List<SocketAddress> addresses = new ArrayList<>();
    try {
      for (InetAddress address : names.lookup(host, end - begin)) {
        addresses.add(new InetSocketAddress(address, port));
      }
      return addresses;
    } catch (UnknownHostException e) {
      throw ConnectionErrors.unknownHost(host, route, e);
    } catch (SocketTimeoutException e) {
      throw ConnectionErrors.lookupTimedOut(
          host, end == limits.totalEnd() ? Limit.TOTAL : Limit.CONNECT, limits);
    }
  }

  private Socket secure(DeadlineSocket socket, Origin origin) throws IOException {
    TlsLayer layer = tls.get();
    Socket layered = layer.layer(socket, origin);
    try {
      layer.handshake(layered);
      return layered;
    } catch (IOException e) {
      boolean ours = socket.limitReached().isPresent() || Thread.currentThread().isInterrupted();
      HttpException explained =
          ours ? null : layer.explain(e, layered, origin, TlsLayer.Phase.HANDSHAKE);
      throw explained == null ? e : explained;
    }
  }

  private static String bare(HttpSettings.Proxy proxy) {
    String host = proxy.host();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Opens a tunnel through the proxy (RFC 9110, 9.3.6). */
  private static void tunnel(Route route, DeadlineSocket socket) throws IOException {
    WireConnection proxy = new WireConnection(socket, socket);
    WireRequest request = new WireRequest("CONNECT", route.origin().authority());
    request.setHeader("Host", route.origin().authority());
    request.setHeader("User-Agent", RequestMessages.USER_AGENT);
    HttpSettings.Proxy settings = route.proxy().orElseThrow();
    if (settings.credentials().isPresent()) {
      request.setHeader("Proxy-Authorization", BasicAuthorization.of(settings.credentials().get()));
    }
    ClassicHttpResponse response = proxy.exchange(request);
    if (response.getCode() / 100 != 2) {
      throw ConnectionErrors.proxyRefused(response.getCode(), route);
    }
    if (!proxy.usable()) {
      throw new ProtocolException("the proxy sent data after its answer to CONNECT");
    }
  }
}
