// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes processes of plugins: each in a session of its own, so that neither the terminal's signals
 * nor its window reach it and it can be ended with all its children; without input; with exactly
 * the given environment. Thread-safe.
 */
public final class ProcessSpawner {
  private static final List<String> SYSTEM_DIRECTORIES = List.of("/usr/bin", "/bin");

  /**
   * Waits for a line, then becomes the program, which has no input. Without a line, which is when
   * the host has died, the program is not run.
   */
  private static final String GATE = "read -r go && exec \"$0\" \"$@\" </dev/null";

  private final Optional<Path> setsid;
  private final boolean gated;
  private final File nothing;

  private ProcessSpawner(Optional<Path> setsid, boolean gated, File nothing) {
    this.setsid = setsid;
    this.gated = gated;
    this.nothing = nothing;
  }

  /** Spawns as this system can: without sessions where there is no {@code setsid} command. */
  public static ProcessSpawner ofSystem() {
    Optional<Path> setsid = Optional.empty();
    for (String directory : SYSTEM_DIRECTORIES) {
      Path candidate = Path.of(directory, "setsid");
      if (setsid.isEmpty() && Files.isExecutable(candidate)) {
        setsid = Optional.of(candidate);
      }
    }
    boolean windows = File.separatorChar == '\\';
    return new ProcessSpawner(setsid, !windows, new File(windows ? "NUL" : "/dev/null"));
  }

  /** Whether each process leads a session, and so a process group, of its own. */
  public boolean sessions() {
    return setsid.isPresent();
  }

  /** Makes a process known to what ends it when this process dies. */
  @FunctionalInterface
  public interface Registration {
    /**
     * Registers a process.
     *
     * @param pid of the process, which does not run its program yet
     * @throws IOException if nothing would end the process; its program is not run then
     */
    void register(long pid) throws IOException;
  }

  /**
   * Starts a program once its process is registered, so that no process runs unknown, not even if
   * this one is killed meanwhile. The program's standard output and error are pipes.
   *
   * @param environment all its variables
   * @param directory its working directory
   * @throws IOException if the system cannot start it, or it could not be registered
   */
  public Process spawn(
      Path program, Map<String, String> environment, Path directory, Registration registration)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (gated) {
      command.addAll(List.of("/bin/sh", "-c", GATE));
    }
    // It replaces itself by the program, which therefore has the identifier of the process.
    setsid.ifPresent(it -> command.add(it.toString()));
    command.add(program.toAbsolutePath().toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    if (!gated) {
      builder.redirectInput(nothing);
    }
    builder.directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      registration.register(process.pid());
      if (gated) {
        open(process);
      }
      return process;
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static void open(Process process) throws IOException {
    try (OutputStream gate = process.getOutputStream()) {
      gate.write('\n');
    }
  }

  /**
   * Starts a shell in a session of its own, whose input is a pipe and whose output goes nowhere.
   *
   * @param script what it runs
   */
  Process spawnShell(String script) throws IOException {
    List<String> command = new ArrayList<>();
    setsid.ifPresent(it -> command.add(it.toString()));
    command.addAll(List.of("/bin/sh", "-c", script));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(nothing);
    builder.redirectError(nothing);
    builder.directory(nothing.getParentFile());
    builder.environment().clear();
    builder.environment().put("PATH", String.join(":", SYSTEM_DIRECTORIES));
    return builder.start();
  }
}
