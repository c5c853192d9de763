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
 * Finds, guards and ends programs that are not ours. Stateless; safe for use by several threads.
 *
 * @since 1.0
 */
public final class ForeignProgram {
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final String SHELL = "/bin/sh";
  private static final long END_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 5;

  /**
   * Runs a command whose end comes with that of this process: when the pipe that is the shell's
   * input ends, so does the command. Nothing is written to that pipe, and the command's own input
   * is empty. The loop is the shell's own, so that it needs no program.
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
   * Finds a program in the absolute directories of a search path. Empty and relative entries are
   * passed over: they stand for the working directory, whose files are not to be run by accident.
   *
   * @param environment in which {@code PATH} is looked up
   * @param name without an ending; {@code .exe} is added on Windows
   */
  public static Optional<Path> find(Map<String, String> environment, String name) {
    return find(environment.getOrDefault("PATH", environment.getOrDefault("Path", "")), name);
  }

  /**
   * Finds a program in the absolute directories of a search path, as {@link #find(Map, String)}.
   *
   * @param searchPath as in {@code PATH}
   * @param name without an ending
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
      } catch (InvalidPathException odd) {
        // No directory that a program could be in.
        continue;
      }
    }
    return Optional.empty();
  }

  /**
   * The command in a shell that ends it when this process ends, however that comes. Its standard
   * input is empty; that of the process is not to be closed before it has ended. On Windows it is
   * the command itself.
   */
  public static List<String> guarded(List<String> command) {
    if (WINDOWS) {
      return List.copyOf(command);
    }
    List<String> guarded = new ArrayList<>(List.of(SHELL, "-c", GUARD, "guard"));
    guarded.addAll(command);
    return guarded;
  }

  /** Ends a process and all its descendants, and waits a limited time until they are gone. */
  public static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    // Before it is reaped, its children are still known as such: one may have come in between.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    children.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    children.forEach(ProcessHandle::destroyForcibly);
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
    while ((process.isAlive() || children.stream().anyMatch(ProcessHandle::isAlive))
        && System.nanoTime() < end) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
