// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** tinyproxy: forwards HTTP, and tunnels HTTPS by CONNECT. */
public final class ConnectProxy implements AutoCloseable {
  private final int port;
  private final Path log;
  private final RunningCommand process;

  private ConnectProxy(int port, Path log, RunningCommand process) {
    this.port = port;
    this.log = log;
    this.process = process;
  }

  /** Starts it without authentication. */
  public static ConnectProxy start(Path directory) {
    return start(directory, "");
  }

  /** Starts it with a required name and password. */
  public static ConnectProxy start(Path directory, String user, String password) {
    return start(directory, "BasicAuth " + user + " " + password);
  }

  private static ConnectProxy start(Path directory, String more) {
    int port = Ports.free(1).get(0);
    Path config = directory.resolve("tinyproxy.conf");
    Path log = directory.resolve("tinyproxy.log");
    try {
      Files.createDirectories(directory);
      Files.writeString(
          config,
          """
          Port %d
          Listen 127.0.0.1
          Timeout 60
          Allow 127.0.0.0/8
          LogFile "%s"
          LogLevel Connect
          %s
          """
              .formatted(port, log, more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningCommand process =
        Command.of(directory, Tool.find("tinyproxy") + "", "-d", "-c", config + "").start();
    Eventually.until(
        () -> "tinyproxy on port " + port + ": " + process.out() + process.err(),
        () -> Ports.listening(port) && Files.exists(log));
    return new ConnectProxy(port, log, process);
  }

  /** Returns its address. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns its address without a scheme. */
  public String authority() {
    return "127.0.0.1:" + port;
  }

  /** Returns its own log of requests: {@code Request (file descriptor 4): CONNECT …}. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
