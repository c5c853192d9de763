// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import java.util.Optional;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Creates Jetty's connectors for HTTP/1.1 and HTTP/2 on a Unix socket and on a port. */
final class Listeners {
  private static final int BACKLOG = 1024;

  private final Server server;
  private final Limits limits;
  private final Connections connections;

  Listeners(Server server, Limits limits, Connections connections) {
    this.server = server;
    this.limits = limits;
    this.connections = connections;
  }

  /**
   * Returns a connector for Unix sockets.
   *
   * @param socket where it accepts connections; empty if the host hands all of them over
   */
  UnixConnector unix(Optional<ListeningSocket> socket) {
    HttpConfiguration http = configuration();
    // Without it, Jetty takes the socket's path for the host name, and refuses HTTP/2 connections.
    http.setServerAuthority(new HostPort("localhost"));
    return limited(
        new UnixConnector(
            server,
            socket,
            new HttpConnectionFactory(http),
            limited(new HTTP2CServerConnectionFactory(http))));
  }

  /** Returns a connector for a port. */
  ServerConnector port(Port port) throws EndpointException {
    HttpConfiguration http = configuration();
    ServerConnector connector = port.tls().isPresent() ? tls(http, port.tls().get()) : plain(http);
    connector.setHost(port.host());
    connector.setPort(port.number());
    connector.setAcceptQueueSize(BACKLOG);
    return limited(connector);
  }

  private ServerConnector plain(HttpConfiguration http) {
    return new ServerConnector(
        server,
        1,
        1,
        new HttpConnectionFactory(http),
        limited(new HTTP2CServerConnectionFactory(http)));
  }

  private ServerConnector tls(HttpConfiguration http, Port.Tls settings) throws EndpointException {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setSslContext(TlsContext.read(settings.certificate(), settings.key()));
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    context.setWantClientAuth(settings.clientCertificates());
    HTTP2ServerConnectionFactory http2 = limited(new HTTP2ServerConnectionFactory(http));
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    return new ServerConnector(
        server, 1, 1, new SslConnectionFactory(context, alpn.getProtocol()), alpn, http2, http1);
  }

  private HttpConfiguration configuration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setResponseHeaderSize(limits.headerBytes());
    // The number of reads that discard the rest of a refused request before the connection is
    // closed.
    http.setMaxUnconsumedRequestContentReads(16);
    return http;
  }

  private <T extends AbstractHTTP2ServerConnectionFactory> T limited(T factory) {
    factory.setMaxConcurrentStreams(limits.streams());
    return factory;
  }

  private <T extends AbstractConnector> T limited(T connector) {
    connector.setIdleTimeout(limits.idleTime().toMillis());
    connector.addBean(connections);
    return connector;
  }
}
