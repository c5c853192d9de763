// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds external programs and makes sure that they end. Stateless and thread-safe.
 *
 * @since 1.0
 */
public final class ForeignProgram {
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final String SHELL = "/bin/sh";
  private static final long END_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 5;

  /**
   * Runs a command that ends when this process does: the shell's standard input is a pipe from this
   * process, to which nothing is written, and the shell kills the command when the pipe closes. The
   * command's own input is empty. The loop uses only builtins of the shell.
   */
  private static final String GUARD =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- &
      child=$!
      ( while read -r line <&3; do :; done; kill -9 $child ) >/dev/null 2>&1 &
      guard=$!
      exec 3<&-
      wait $child
      code=$?
      exec 2>/dev/null
      kill -9 $guard
      exit $code
      """;

  private ForeignProgram() {}

  /**
   * Finds a program in the absolute directories of a search path. Ignores empty and relative
   * entries, which refer to the working directory: files in it must not be run by accident.
   *
   * @param environment the environment variables, of which {@code PATH} is used
   * @param name the name without its extension; {@code .exe} is added on Windows
   */
  public static Optional<Path> find(Map<String, String> environment, String name) {
    return find(environment.getOrDefault("PATH", environment.getOrDefault("Path", "")), name);
  }

  /**
   * Finds a program in the absolute directories of a search path, as {@link #find(Map, String)}.
   *
   * @param searchPath directories in the format of {@code PATH}
   * @param name the name without its extension
   */
  public static Optional<Path> find(String searchPath, String name) {
    for (String directory : searchPath.split(File.pathSeparator)) {
      try {
        Path candidate = Path.of(directory).resolve(WINDOWS ? name + ".exe" : name);
        if (candidate.isAbsolute()
            && Files.isRegularFile(candidate)
            && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      } catch (InvalidPathException e) {
        // Not a directory, so it contains no programs.
      }
    }
    return Optional.empty();
  }

  /**
   * Wraps a command in a shell that kills it when this process ends for any reason. The command's
   * standard input is empty. Do not close the process's standard input before the process has
   * ended. On Windows, returns the command unchanged.
   */
  public static List<String> guarded(List<String> command) {
    if (WINDOWS) {
      return List.copyOf(command);
    }
    List<String> guarded = new ArrayList<>(List.of(SHELL, "-c", GUARD, "guard"));
    guarded.addAll(command);
    return guarded;
  }

  /** Kills a process and all its descendants, and waits up to 5 seconds for them to exit. */
  public static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    // A child may have been started in between; it is still listed until the process is reaped.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    children.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    children.forEach(ProcessHandle::destroyForcibly);
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
    while ((process.isAlive() || children.stream().anyMatch(ProcessHandle::isAlive))
        && System.nanoTime() < end) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
