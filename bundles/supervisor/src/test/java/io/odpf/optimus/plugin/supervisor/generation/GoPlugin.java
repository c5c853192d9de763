// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.grpc.ManagedChannel;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.supervisor.channel.Security;
import io.odpf.optimus.plugin.supervisor.channel.netty.NettyTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A process of a plugin, and the connection to it. */
final class GoPlugin implements AutoCloseable {
  private final Process process;
  private final NettyTransport transport;
  private final ManagedChannel channel;

  private GoPlugin(Process process, NettyTransport transport, ManagedChannel channel) {
    this.process = process;
    this.transport = transport;
    this.channel = channel;
  }

  /** Starts a plugin in a role. */
  static GoPlugin start(Path program, String role, Path directory) throws IOException {
    return start(
        program,
        directory,
        Map.of(
            "OP_PLUGIN_MAGIC_COOKIE",
            "ksxR4BqCT81whVF2dVEUpYZXwM3pazSkP4IbVc6f2Kns57ypp2c0z0GzQNMdHSUk",
            Role.VARIABLE,
            role));
  }

  static GoPlugin start(Path program, Path directory, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString())
            .directory(directory.toFile())
            .redirectError(directory.resolve("stderr").toFile());
    builder.environment().put("PLUGIN_UNIX_SOCKET_DIR", directory.toString());
    builder.environment().put("TMPDIR", directory.toString());
    builder.environment().put("PLUGIN_PROTOCOL_VERSIONS", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String socket = lines.readLine().split("\\|")[3];
    NettyTransport transport = new NettyTransport(task -> new Thread(task, "test-loop"));
    return new GoPlugin(
        process,
        transport,
        transport.connect(UnixDomainSocketAddress.of(socket), Security.CLEAR, () -> {}));
  }

  ManagedChannel channel() {
    return channel;
  }

  boolean alive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    transport.close();
    process.destroyForcibly().onExit().join();
  }
}
