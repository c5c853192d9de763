// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.service;

import io.odpf.optimus.plugin.api.program.ForeignProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notifies systemd that the runtime is ready or stopping, if {@code NOTIFY_SOCKET} is set. Java has
 * no datagrams on unix sockets, so systemd's own program sends them.
 */
public final class ServiceNotice {
  private static final String SOCKET = "NOTIFY_SOCKET";
  private static final String PROGRAM = "systemd-notify";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, String> environment;
  private final PrintStream warnings;

  private ServiceNotice(Map<String, String> environment, PrintStream warnings) {
    this.environment = environment;
    this.warnings = warnings;
  }

  /**
   * Notifies systemd that the runtime is ready.
   *
   * @param environment the environment variables
   * @param warnings receives the reason if systemd could not be notified
   */
  public static ServiceNotice ready(Map<String, String> environment, PrintStream warnings)
      throws InterruptedException {
    ServiceNotice notice = new ServiceNotice(environment, warnings);
    long pid = ProcessHandle.current().pid();
    notice.send("READY=1", "MAINPID=" + pid, "STATUS=running");
    return notice;
  }

  private void send(String... assignments) throws InterruptedException {
    if (environment.getOrDefault(SOCKET, "").isEmpty()) {
      return;
    }
    Optional<Path> program = ForeignProgram.find(environment, PROGRAM);
    if (program.isEmpty()) {
      warn("there is no " + PROGRAM + " in PATH; use Type=exec in the unit");
      return;
    }
    List<String> command = new ArrayList<>(List.of(program.get().toString()));
    command.addAll(List.of(assignments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(SOCKET, environment.get(SOCKET));
    try {
      run(builder.start());
    } catch (IOException e) {
      warn(program.get() + " cannot be run: " + e.getMessage());
    }
  }

  private void run(Process process) throws IOException, InterruptedException {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        warn(PROGRAM + " did not end within " + PATIENCE.toSeconds() + " s");
      } else if (process.exitValue() != 0) {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        warn(PROGRAM + " ended with " + process.exitValue() + ": " + said.strip());
      }
    } finally {
      ForeignProgram.end(process);
    }
  }

  private void warn(String reason) {
    warnings.println("optimus: warning: systemd was not notified: " + reason);
  }

  /** Notifies systemd that the runtime is stopping. */
  public void stopping() {
    try {
      send("STOPPING=1", "STATUS=stopping");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
