// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program to run, with an environment of its own: nothing is inherited but {@code PATH} and
 * {@code TMPDIR}, since machines carry variables (certificates, proxies, caches) that change what
 * programs do.
 *
 * @param arguments the program and its arguments
 * @param directory where it runs
 * @param environment added to the bare one
 */
public record Command(List<String> arguments, Path directory, Map<String, String> environment) {
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A program in a directory. */
  public static Command of(Path directory, String... arguments) {
    return new Command(List.of(arguments), directory, Map.of());
  }

  /** The same with more in its environment. */
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

  /** Runs it to its end, without input. */
  public Result run() {
    try (RunningCommand running = start()) {
      running.endInput();
      return running.await();
    }
  }
}
