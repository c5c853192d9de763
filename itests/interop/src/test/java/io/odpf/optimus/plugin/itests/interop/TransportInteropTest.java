// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.interop;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.testing.integration.AbstractInteropTest;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.Transport;
import io.odpf.optimus.plugin.supervisor.channel.netty.NettyTransport;
import io.odpf.optimus.plugin.supervisor.channel.unix.UnixTransport;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.After;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * gRPC's own interoperability tests with the supervisor's {@link Transport}. The server is the
 * original grpc-netty.
 */
@RunWith(Parameterized.class)
public final class TransportInteropTest extends AbstractInteropTest {
  @Rule public final TemporaryFolder directory = new TemporaryFolder();

  private final Transport transport;
  private final boolean unix;
  private final boolean encrypted;
  private final HostCertificate client = HostCertificate.create(Instant.now());
  private final HostCertificate server = HostCertificate.create(Instant.now());
  private final NettyTransport netty = new NettyTransport(Thread::new);
  private final UnixTransport own = UnixTransport.start(Thread::new);
  private final EventLoopGroup serverLoop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private SocketAddress address; // null until the server is created

  public TransportInteropTest(String name, boolean unix, boolean encrypted) {
    this.transport = name.equals("unix") ? own : netty;
    this.unix = unix;
    this.encrypted = encrypted;
  }

  @Parameters(name = "{0}")
  public static List<Object[]> routes() {
    return List.of(
        new Object[] {"unix", true, false},
        new Object[] {"unix by netty", true, false},
        new Object[] {"unix, encrypted", true, true},
        new Object[] {"tcp", false, false},
        new Object[] {"tcp, encrypted", false, true});
  }

  @Override
  protected ServerBuilder<?> getServerBuilder() {
    address = newAddress();
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(address)
            .channelType(unix ? NioServerDomainSocketChannel.class : NioServerSocketChannel.class)
            .bossEventLoopGroup(serverLoop)
            .workerEventLoopGroup(serverLoop)
            .flowControlWindow(TEST_FLOW_CONTROL_WINDOW)
            .maxInboundMessageSize(MAX_MESSAGE_SIZE);
    if (unix) {
      builder.withChildOption(ChannelOption.SO_KEEPALIVE, null);
    }
    if (encrypted) {
      try {
        builder.sslContext(
            GrpcSslContexts.configure(
                    SslContextBuilder.forServer(server.keyManager()), SslProvider.JDK)
                .trustManager(client.certificate())
                .clientAuth(ClientAuth.REQUIRE)
                .build());
      } catch (SSLException e) {
        throw new IllegalStateException(e);
      }
    }
    return builder.addStreamTracerFactory(createCustomCensusTracerFactory());
  }

  private SocketAddress newAddress() {
    if (unix) {
      return UnixDomainSocketAddress.of(directory.getRoot().toPath().resolve("socket"));
    }
    // The superclass needs the port before its server listens. Below the range in which systems
    // choose ports themselves, hardly any other process takes it in between.
    for (; ; ) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalSocketAddress();
      } catch (IOException taken) {
        continue;
      }
    }
  }

  @Override
  protected ManagedChannel createChannel() {
    Security security =
        encrypted
            ? new Security.MutualTls(client.keyManager(), server.certificate())
            : Security.CLEAR;
    return transport.connect(address, security, () -> {});
  }

  @Override
  protected ManagedChannelBuilder<?> createChannelBuilder() {
    throw new UnsupportedOperationException("the transport makes whole channels");
  }

  /** Only for OpenCensus, which no connection to a plugin uses. */
  @Override
  protected boolean metricsExpected() {
    return false;
  }

  /** Likewise: interceptors above the transport add OpenCensus data. */
  @Override
  public void censusContextsPropagated() {}

  /**
   * Only for a channel with retries, which the supervisor's channels do not have: the supervisor
   * itself repeats calls.
   */
  @Override
  public void emptyUnaryWithRetriableStream() {}

  /** Close the event loops last, after the suite has closed its channel and its server. */
  @After
  @Override
  public void tearDown() {
    super.tearDown();
    own.close();
    netty.close();
    serverLoop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
