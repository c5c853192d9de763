// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** git's own server for the {@code git:} protocol. */
public final class GitDaemon implements AutoCloseable {
  private final int port;
  private final RunningCommand process;

  private GitDaemon(int port, RunningCommand process) {
    this.port = port;
    this.process = process;
  }

  /** Serves all repositories of a directory. */
  public static GitDaemon start(Path directory) {
    int port = Ports.free(1).get(0);
    List<String> arguments =
        List.of(
            Tool.find("git") + "",
            "-c",
            "safe.directory=*",
            "-c",
            "uploadpack.allowFilter=true",
            "daemon",
            "--base-path=" + directory,
            "--export-all",
            "--reuseaddr",
            "--informative-errors",
            "--listen=127.0.0.1",
            "--port=" + port);
    RunningCommand process =
        new Command(
                arguments,
                directory,
                Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"))
            .start();
    Eventually.until(
        () -> "git daemon on port " + port + ": " + process.err(), () -> Ports.listening(port));
    return new GitDaemon(port, process);
  }

  /** Returns its port. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
