// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts processes of plugins: each in its own session, so that the terminal's signals do not reach
 * it and it can be killed with all its children; without input; with exactly the given environment.
 * Thread-safe.
 */
public final class ProcessSpawner {
  private static final List<String> SYSTEM_DIRECTORIES = List.of("/usr/bin", "/bin");

  /**
   * Waits for a line, then becomes the program, which has no input. If the host dies first, no line
   * arrives and the program is not run.
   */
  private static final String GATE = "read -r go && exec \"$0\" \"$@\" </dev/null";

  /**
   * The same for a program that may outlive its host: its output goes to named pipes in its
   * directory, whose reading ends it holds as well. Prints an empty line when they exist.
   */
  private static final String KEPT_GATE =
      " -m 600 "
          + NamedPipes.OUTPUT
          + " "
          + NamedPipes.ERRORS
          + " && exec 3<>"
          + NamedPipes.OUTPUT
          + " 4<>"
          + NamedPipes.ERRORS
          + " && echo && read -r go && exec \"$0\" \"$@\" </dev/null >&3 2>&4 3>&- 4>&-";

  private final Optional<Path> setsid;
  private final Optional<Path> mkfifo;
  private final boolean gated;
  private final File nothing;

  private ProcessSpawner(
      Optional<Path> setsid, Optional<Path> mkfifo, boolean gated, File nothing) {
    this.setsid = setsid;
    this.mkfifo = mkfifo;
    this.gated = gated;
    this.nothing = nothing;
  }

  /** Creates a spawner for this system, without sessions if it has no {@code setsid} command. */
  public static ProcessSpawner ofSystem() {
    boolean windows = File.separatorChar == '\\';
    return new ProcessSpawner(
        program("setsid"), program("mkfifo"), !windows, new File(windows ? "NUL" : "/dev/null"));
  }

  private static Optional<Path> program(String name) {
    for (String directory : SYSTEM_DIRECTORIES) {
      Path candidate = Path.of(directory, name);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns whether this system can start processes that outlive this one. */
  public boolean keeps() {
    return gated && setsid.isPresent() && mkfifo.isPresent();
  }

  /** Returns whether each process leads a session, and so a process group, of its own. */
  public boolean sessions() {
    return setsid.isPresent();
  }

  /** Registers a process with the watcher that ends it when this process dies. */
  @FunctionalInterface
  public interface Registration {
    /**
     * Registers a process.
     *
     * @param pid the id of the process, which does not run its program yet
     * @throws IOException if nothing would end the process; its program is not run then
     */
    void register(long pid) throws IOException;
  }

  /**
   * Starts a program after its process is registered, so that no process runs unregistered even if
   * this one is killed meanwhile. The program's standard output and error are pipes.
   *
   * @param environment all its variables
   * @param directory its working directory
   * @throws IOException if the system cannot start it, or it could not be registered
   */
  public Process spawn(
      Path program, Map<String, String> environment, Path directory, Registration registration)
      throws IOException {
    Process process = builder(GATE, program, environment, directory).start();
    register(process, registration);
    return process;
  }

  /**
   * Starts a program in the same way, but with named pipes in its working directory as standard
   * output and error, so that it can outlive this process.
   *
   * @throws IOException if the system cannot start it, or it could not be registered
   */
  public ChildProcess spawnKept(
      Path program, Map<String, String> environment, Path directory, Registration registration)
      throws IOException {
    Process process =
        builder(mkfifo.orElseThrow() + KEPT_GATE, program, environment, directory)
            .redirectErrorStream(true)
            .start();
    NamedPipes pipes;
    try {
      pipes = openPipes(process, directory);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
    try {
      register(process, registration);
      return ChildProcess.of(process, pipes);
    } catch (IOException | RuntimeException e) {
      pipes.close();
      throw e;
    }
  }

  private static NamedPipes openPipes(Process process, Path directory) throws IOException {
    try (InputStream said = process.getInputStream()) {
      int first = said.read();
      if (first == '\n') {
        return NamedPipes.open(directory);
      }
      String rest = new String(said.readNBytes(1000), StandardCharsets.UTF_8).trim();
      throw new IOException(
          "no pipes for its output" + (first < 0 ? "" : ": " + (char) first + rest));
    }
  }

  private ProcessBuilder builder(
      String gate, Path program, Map<String, String> environment, Path directory) {
    List<String> command = new ArrayList<>();
    if (gated) {
      command.addAll(List.of("/bin/sh", "-c", gate));
    }
    // setsid replaces itself by the program, which therefore has the id of this process.
    setsid.ifPresent(it -> command.add(it.toString()));
    command.add(program.toAbsolutePath().toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    if (!gated) {
      builder.redirectInput(nothing);
    }
    builder.directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private void register(Process process, Registration registration) throws IOException {
    try {
      registration.register(process.pid());
      if (gated) {
        open(process);
      }
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
   * Starts a shell in a session of its own, whose input is a pipe and whose output is discarded.
   *
   * @param script the commands to run
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
