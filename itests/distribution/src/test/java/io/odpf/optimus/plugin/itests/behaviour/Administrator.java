// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Superuser;
import io.odpf.optimus.plugin.itests.process.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Operates one runtime in one way, step by step, and records each step with its time and output.
 */
final class Administrator implements AutoCloseable {
  private static final Path JAVA = ProcessWay.SHELL.java();

  private final StartWay way;
  private final Stage stage = Stage.open(ProcessWay.SHELL);
  private final TestBundles bundles;
  private final StringBuilder protocol = new StringBuilder();
  private Terminal terminal;
  private RunningCommand service;
  private int steps;
  private int starts;

  Administrator(StartWay way) {
    this.way = way;
    Path dropIns = stage.home().resolve(".optimus/drop-ins");
    this.bundles = new TestBundles(stage.home().resolve("work"), dropIns, JAVA);
    stage.variable("OPTIMUS_PLUGIN_LOCATIONS", stage.home().resolve("own").toString());
    try {
      Files.createDirectories(dropIns);
      Files.createDirectories(stage.home().resolve("own"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stage stage() {
    return stage;
  }

  TestBundles bundles() {
    return bundles;
  }

  Path log() {
    return stage.home().resolveSibling("run/runtime.log");
  }

  String logged() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a real plugin into a directory that the runtime searches. */
  void putPlugin(io.odpf.optimus.plugin.itests.plugins.Role role) {
    FixturePlugins.build(Fixtures.sources(""), Fixtures.cache())
        .install(stage.home().resolve("own"), "task", role);
  }

  /** Give everything to the user, including a copy of the program that others may read. */
  void handOver() throws IOException {
    Files.createDirectories(stage.plugins());
    if (way.user() == Superuser.self()) {
      return;
    }
    Path root = stage.home().getParent();
    String home = Distribution.unpacked().home().toString();
    Command.of(root, "cp", "-r", home, root.resolve("program") + "").run().orThrow();
    Command.of(root, "chmod", "-R", "a+rX", "program").run().orThrow();
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    Files.createDirectories(root.resolve("run"));
    Superuser.give(way.user(), stage.home(), stage.project(), stage.plugins(), root.resolve("run"));
  }

  private Command command(String... arguments) {
    Command command = Distribution.unpacked().command(stage, JAVA, arguments);
    if (way.user() == Superuser.self()) {
      return command;
    }
    String home = Distribution.unpacked().home().toString();
    String copy = stage.home().resolveSibling("program").toString();
    return Superuser.as(
        way.user(),
        new Command(
                command.arguments().stream().map(it -> it.replace(home, copy)).toList(),
                command.directory(),
                command.environment())
            .with(Map.of("OPTIMUS_STARTUP_CACHE", "off")));
  }

  /** Runs the program, as a step. */
  Result step(String... arguments) {
    return recorded("optimus " + String.join(" ", arguments), () -> command(arguments).run());
  }

  /** Runs the program for inspection, which does not count as a step. */
  Result look(String... arguments) {
    return command(arguments).run();
  }

  /** Runs a line in the shell, as a step. */
  Result shell(String line) {
    return step("runtime", "shell", "-c", line);
  }

  /** Runs the program with lines for its standard input, as a step. */
  Result stepWithInput(String input, String... arguments) {
    return recorded(
        "optimus " + String.join(" ", arguments) + " < lines",
        () -> {
          try (RunningCommand running = command(arguments).start()) {
            running.type(input);
            running.endInput();
            return running.await();
          }
        });
  }

  /** Starts the program without waiting for it, as a step. */
  RunningCommand begin(String... arguments) {
    RunningCommand[] running = new RunningCommand[1];
    recorded(
        "optimus " + String.join(" ", arguments) + " &",
        () -> {
          running[0] = command(arguments).start();
          running[0].endInput();
          return new Result(0, "", "");
        });
    return running[0];
  }

  /** Performs another action, as a step. */
  void doing(String what, Callable<?> work) {
    recorded(
        what,
        () -> {
          Object result = work.call();
          return new Result(0, result == null ? "" : result + "\n", "");
        });
  }

  /** Waits for a condition, as a step. */
  void await(String what, Callable<Boolean> condition) {
    recorded(
        "wait: " + what,
        () -> {
          Eventually.until(() -> what + "; the log is\n" + logged(), condition);
          return new Result(0, "", "");
        });
  }

  private Result recorded(String what, Callable<Result> work) {
    steps++;
    long begun = System.nanoTime();
    try {
      Result result = work.call();
      double seconds = (System.nanoTime() - begun) / 1e9;
      protocol.append(String.format(Locale.ROOT, "%2d  %6.2f s  %s%n", steps, seconds, what));
      (result.out() + result.err())
          .lines()
          .forEach(line -> protocol.append("      | ").append(line).append('\n'));
      protocol.append(result.exitCode() == 0 ? "" : "      exit code " + result.exitCode() + "\n");
      return result;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean hasStarted() {
    return Files.exists(log())
        && logged().lines().filter(it -> it.contains("the runtime has started")).count() == starts;
  }

  /** Starts the runtime in its way, as a step. */
  void start() {
    starts++;
    if (way == StartWay.DETACHED) {
      step("runtime", "start", "--detach").orThrow();
      return;
    }
    recorded(
        "optimus runtime start",
        () -> {
          if (way == StartWay.SERVICE) {
            service = command("runtime", "start").start();
            service.endInput();
            service.awaitOut("runtime started");
            return new Result(0, service.out(), service.err());
          }
          if (terminal == null) {
            terminal = Terminal.open(stage.project(), command().environment());
          }
          terminal.type("clear; " + String.join(" ", command("runtime", "start").arguments()));
          // The screen may still show the output of the previous runtime.
          Eventually.until(() -> "start " + starts + ": " + terminal.screen(), this::hasStarted);
          return new Result(0, terminal.awaitScreen("runtime process " + pid()), "");
        });
  }

  long pid() throws IOException {
    return Long.parseLong(Files.readString(log().resolveSibling("runtime.pid")).strip());
  }

  /** Sends a signal to the runtime and waits for its end, as a step. */
  void signal(String name) throws IOException {
    long pid = pid();
    recorded(
        "kill -" + name + " " + pid,
        () -> Command.of(stage.project(), "kill", "-" + name, pid + "").run());
    gone(pid);
  }

  /** Waits until the runtime has ended, in its way, as a step. */
  void gone(long pid) {
    recorded(
        "wait: process " + pid + " has gone",
        () -> {
          Eventually.until(
              () -> "the end of process " + pid,
              () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
          if (way == StartWay.TERMINAL) {
            terminal.awaitPrompt();
            return new Result(0, terminal.screen(), "");
          }
          if (way == StartWay.SERVICE) {
            Result result = service.await();
            return new Result(0, "exit code " + result.exitCode() + "\n", "");
          }
          return new Result(0, "", "");
        });
  }

  /** Returns the number of steps so far. */
  int steps() {
    return steps;
  }

  @Override
  public void close() throws IOException {
    try {
      command("runtime", "stop", "--timeout", "1", "--force").run();
      Path target = Files.createDirectories(Path.of("target/administrator"));
      String name = way.name().toLowerCase(Locale.ROOT);
      Files.writeString(target.resolve(name + ".txt"), protocol);
      System.out.println(steps + " steps, see " + target.resolve(name + ".txt").toAbsolutePath());
    } finally {
      if (terminal != null) {
        terminal.close();
      }
      if (service != null) {
        service.close();
      }
      Superuser.give(Superuser.self(), stage.home().getParent());
      stage.close();
    }
    assertThat(steps).isPositive();
  }
}
