// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import io.odpf.optimus.plugin.supervisor.channel.netty.NettyTransport;
import io.odpf.optimus.plugin.supervisor.handshake.Handshake;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeLine;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.process.ProcessSpawner;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A plugin's process, started and connected by the parts of the supervisor. */
final class ConnectedPlugin implements AutoCloseable {
  private final Process process;
  private final NettyTransport transport = new NettyTransport(Thread::new);
  private final ExecutorService calls = Executors.newCachedThreadPool();
  private final Security security;
  private final Optional<SharedConnection> shared;
  private final ManagedChannel channel;
  private final Path sockets;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private ConnectedPlugin(
      Process process, HandshakeTerms terms, Optional<HostCertificate> certificate, Path sockets)
      throws Exception {
    this.process = process;
    this.sockets = sockets;
    Thread reader =
        new Thread(
            () -> {
              try {
                process.getErrorStream().transferTo(errors);
              } catch (java.io.IOException failure) {
                // Its process was killed.
              }
            },
            "plugin-errors");
    reader.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Handshake handshake = HandshakeLine.read(output.readLine(), terms);
    this.security =
        certificate.isPresent()
            ? new Security.MutualTls(
                certificate.get().keyManager(), handshake.certificate().orElseThrow())
            : Security.CLEAR;
    this.shared =
        handshake.multiplexed()
            ? Optional.of(transport.share(handshake.address()))
            : Optional.empty();
    this.channel =
        shared.isPresent()
            ? shared.get().connect(security, () -> {}, calls, () -> {})
            : transport.connect(handshake.address(), security, () -> {});
  }

  static ConnectedPlugin start(
      Path program, HandshakeTerms terms, Map<String, String> variables, Path sockets)
      throws Exception {
    Optional<HostCertificate> certificate =
        terms.encrypted() ? Optional.of(HostCertificate.create(Instant.now())) : Optional.empty();
    Process process =
        ProcessSpawner.ofSystem()
            .spawn(
                program,
                PluginEnvironment.of(
                    System.getenv(),
                    PluginEnvironment.ALLOWED,
                    variables,
                    terms,
                    sockets,
                    certificate),
                sockets,
                pid -> {});
    return new ConnectedPlugin(process, terms, certificate, sockets);
  }

  Broker broker(boolean unix) {
    if (shared.isPresent()) {
      return Broker.openShared(channel, shared.get(), security, calls);
    }
    return Broker.open(
        channel,
        transport,
        transport,
        security,
        unix ? Optional.of(sockets) : Optional.empty(),
        calls);
  }

  /** What the plugin wrote to standard error so far. */
  String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  ManagedChannel channel() {
    return channel;
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    shared.ifPresent(SharedConnection::close);
    transport.close();
    calls.shutdownNow();
    kill();
  }
}
