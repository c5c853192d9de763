// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.File;
import java.io.IOException;
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

  private final Optional<Path> setsid;
  private final File nothing;

  private ProcessSpawner(Optional<Path> setsid, File nothing) {
    this.setsid = setsid;
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
    return new ProcessSpawner(setsid, new File(windows ? "NUL" : "/dev/null"));
  }

  /** Whether each process leads a session, and so a process group, of its own. */
  public boolean sessions() {
    return setsid.isPresent();
  }

  /**
   * Starts a program; its standard output and error are pipes.
   *
   * @param environment all its variables
   * @param directory its working directory
   * @throws IOException if the system cannot start it
   */
  public Process spawn(Path program, Map<String, String> environment, Path directory)
      throws IOException {
    List<String> command = new ArrayList<>();
    // It replaces itself by the program, which therefore has the identifier of the process.
    setsid.ifPresent(it -> command.add(it.toString()));
    command.add(program.toAbsolutePath().toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(nothing);
    builder.directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
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
