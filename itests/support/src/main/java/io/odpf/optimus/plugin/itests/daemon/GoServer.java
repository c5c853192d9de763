// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A running Go program of {@code itests/fixtures}, which prints lines {@code name=value} and then
 * {@code ready}.
 */
public final class GoServer implements AutoCloseable {
  private final RunningCommand process;

  private GoServer(RunningCommand process) {
    this.process = process;
  }

  /**
   * Builds a program unless it is up to date, starts it in a directory and waits until it is ready.
   *
   * @param sources the Go program, whose directory names it in the cache
   * @param cache the directory for programs and Go's caches
   */
  public static GoServer start(Path sources, Path cache, Path directory, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(built(sources, cache, "server", ".") + ""));
    all.addAll(arguments);
    RunningCommand process = Command.of(directory, all.toArray(String[]::new)).start();
    try {
      process.awaitOut("ready");
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
    return new GoServer(process);
  }

  /**
   * Builds a program unless it is up to date; returns it.
   *
   * @param sources the Go module, whose directory names it in the cache
   * @param name the name of the program in the cache
   * @param main the package, which the module contains or pins
   */
  public static Path built(Path sources, Path cache, String name, String main) {
    Path program = cache.resolve(sources.getFileName()).resolve(name);
    new GoCommand(cache).build(sources, program, List.of(main));
    return program;
  }

  /** Returns the value that it printed for a name. */
  public String value(String name) {
    return process
        .out()
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " in: " + process.out()));
  }

  /** Returns the port that it printed for a name. */
  public int port(String name) {
    return Integer.parseInt(value(name));
  }

  @Override
  public void close() {
    process.close();
  }
}
