// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program with a minimal environment: it inherits only {@code PATH} and {@code TMPDIR}, since
 * other variables of the machine (certificates, proxies, caches) change the behaviour of programs.
 *
 * @param arguments the program and its arguments
 * @param directory the working directory
 * @param environment variables in addition to the minimal ones
 */
public record Command(List<String> arguments, Path directory, Map<String, String> environment) {
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** Returns a program in a directory. */
  public static Command of(Path directory, String... arguments) {
    return new Command(List.of(arguments), directory, Map.of());
  }

  /** Returns this program with more variables. */
  public Command with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(more);
    return new Command(arguments, directory, all);
  }

  /** Starts it. */
  public RunningCommand start() {
    ProcessBuilder builder = new ProcessBuilder(arguments).directory(directory.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().retainAll(List.of("PATH", "TMPDIR", "SystemRoot"));
    variables.put("LC_ALL", "C.UTF-8");
    variables.putAll(environment);
    try {
      return new RunningCommand(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to completion, without input. */
  public Result run() {
    try (RunningCommand running = start()) {
      running.endInput();
      return running.await();
    }
  }
}
