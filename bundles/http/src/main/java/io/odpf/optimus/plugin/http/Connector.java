// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.TimeLimits.Limit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Opens connections: name, TCP, the proxy's tunnel, TLS; all within one connect limit. */
final class Connector {
  private final ConnectionPool pool;
  private final NameLookup names;
  private final TlsLayers tls;

  Connector(ConnectionPool pool, NameLookup names, TlsLayers tls) {
    this.pool = pool;
    this.names = names;
    this.tls = tls;
  }

  /** What puts TLS on a socket; behind it are the classes that plain http does not load. */
  interface TlsLayers {
    TlsLayer get() throws HttpException;
  }

  /** TLS with a client's settings. */
  interface TlsLayer {
    /** Shakes hands over {@code socket}; failures are explained. */
    Socket layer(LimitedSocket socket, Origin origin) throws IOException;

    /** What a failure of a connection means, if it is about TLS; else null. */
    HttpException explain(IOException failure, Socket layered, Origin origin);
  }

  WireConnection open(Route route, TimeLimits limits) throws HttpException, InterruptedException {
    LimitedSocket socket = connect(route, limits);
    boolean done = false;
    try {
      Socket top = socket;
      if (route.tunnelled()) {
        tunnel(route, socket);
      }
      if (route.origin().secure()) {
        top = tls.get().layer(socket, route.origin());
      }
      WireConnection connection = new WireConnection(socket, top);
      socket.connected();
      done = true;
      return connection;
    } catch (IOException failure) {
      throw Failures.connecting(failure, route, socket, pool.isClosed());
    } finally {
      if (!done) {
        pool.discard(socket);
      }
    }
  }

  private LimitedSocket connect(Route route, TimeLimits limits)
      throws HttpException, InterruptedException {
    String host = route.proxy().isPresent() ? bare(route.proxy().get()) : route.origin().host();
    int port = route.proxy().isPresent() ? route.proxy().get().port() : route.origin().port();
    long begin = System.nanoTime();
    long end = limits.connectEnd(begin);
    if (limits.totalEnd() - end < 0) {
      end = limits.totalEnd();
    }
    InetAddress[] addresses;
    try {
      addresses = names.lookup(host, end - begin);
    } catch (UnknownHostException unknown) {
      throw Failures.unknownHost(host, route, unknown);
    } catch (SocketTimeoutException late) {
      throw Failures.lookupTimedOut(
          host, end == limits.totalEnd() ? Limit.TOTAL : Limit.CONNECT, limits);
    }
    for (int i = 0; ; i++) {
      LimitedSocket socket = null;
      try {
        socket = new LimitedSocket(limits, end);
        if (!pool.opening(socket)) {
          throw new IOException("the client is closed");
        }
        // Every address has its share, so that one that swallows packets leaves time for the next.
        long share = (end - System.nanoTime()) / (addresses.length - i);
        socket.connect(new InetSocketAddress(addresses[i], port), share);
        return socket;
      } catch (IOException failure) {
        if (socket != null) {
          pool.discard(socket);
        }
        boolean interrupted = Thread.currentThread().isInterrupted();
        if (interrupted || pool.isClosed() || i + 1 == addresses.length) {
          throw Failures.connecting(failure, route, socket, pool.isClosed());
        }
      }
    }
  }

  private static String bare(HttpSettings.Proxy proxy) {
    String host = proxy.host();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** RFC 9110, 9.3.6. */
  private static void tunnel(Route route, LimitedSocket socket) throws IOException {
    WireConnection proxy = new WireConnection(socket, socket);
    WireRequest request = new WireRequest("CONNECT", route.origin().authority());
    request.setHeader("Host", route.origin().authority());
    request.setHeader("User-Agent", RequestMessages.USER_AGENT);
    HttpSettings.Proxy settings = route.proxy().orElseThrow();
    if (settings.credentials().isPresent()) {
      request.setHeader("Proxy-Authorization", OriginHeaders.basic(settings.credentials().get()));
    }
    ClassicHttpResponse response = proxy.exchange(request);
    if (response.getCode() / 100 != 2) {
      throw Failures.proxyRefused(response.getCode(), route);
    }
    if (!proxy.usable()) {
      throw new java.net.ProtocolException("the proxy sent more than the answer to CONNECT");
    }
  }
}
