// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A runtime runs the plugins of its machine as long as it runs itself. */
class RunningPluginsTest {
  private final FixturePlugins plugins =
      FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());

  private Stage stage;
  private Path directory;

  /** The ways that run on this machine's JDKs. */
  static List<ProcessWay> jdks() {
    List<ProcessWay> jdks = new ArrayList<>(ProcessWay.all());
    jdks.retainAll(List.of(ProcessWay.ONE_SHOT, ProcessWay.ONE_SHOT_ON_25));
    return jdks;
  }

  @BeforeEach
  void openStage() throws Exception {
    stage = Stage.open(ProcessWay.SHELL);
    directory = Files.createDirectories(stage.home().resolve(".optimus").resolve("plugins"));
  }

  @AfterEach
  void closeStage() {
    running().forEach(ProcessHandle::destroyForcibly);
    stage.close();
  }

  private List<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").startsWith(directory.toString()))
        .toList();
  }

  private Command command(ProcessWay way, String... arguments) {
    List<String> all = new ArrayList<>(List.of("runtime"));
    all.addAll(List.of(arguments));
    return Distribution.unpacked().command(stage, way.java(), all.toArray(String[]::new));
  }

  private RunningCommand runtime(ProcessWay way, String... options) {
    List<String> all = new ArrayList<>(List.of("start"));
    all.addAll(List.of(options));
    return command(way, all.toArray(String[]::new)).start();
  }

  /** Returns the process of the only plugin, which is ready. */
  private long awaitReady(ProcessWay way, RunningCommand runtime) {
    runtime.awaitOut("runtime started");
    Eventually.until(
        () -> running() + " run by " + runtime.out() + runtime.err(),
        () -> command(way, "shell", "-c", "optimus:ps").run().out().contains("ready"));
    return running().get(0).pid();
  }

  private void awaitPlugins(RunningCommand runtime, int count) {
    Eventually.until(
        () -> running() + " run by " + runtime.out() + runtime.err(),
        () -> running().size() == count);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void endsPluginsWhenTheRuntimeIsKilled(ProcessWay way) {
    for (Generation generation : Generation.values()) {
      plugins.install(
          directory,
          "task-" + generation.name().toLowerCase(Locale.ROOT),
          Role.of(generation).with("ignore-term"));
    }
    try (RunningCommand runtime = runtime(way)) {
      awaitPlugins(runtime, Generation.values().length);

      ProcessHandle.of(runtime.pid()).orElseThrow().destroyForcibly();

      awaitPlugins(runtime, 0);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void stopsPluginsWhenTheRuntimeStops(ProcessWay way) {
    plugins.install(directory, "neo", Role.of(Generation.C));
    try (RunningCommand runtime = runtime(way)) {
      awaitPlugins(runtime, 1);

      Distribution.unpacked().command(stage, way.java(), "runtime", "stop").run().orThrow();

      runtime.await().orThrow();
      assertThat(running()).isEmpty();
    }
  }

  @Test
  void findsPluginsInOtherLocationsAfterARestart() throws Exception {
    Path made = plugins.install(stage.project().resolve("made"), "neo", Role.of(Generation.C));
    Files.move(made, stage.nginx().files().resolve("neo"));
    stage.write(stage.releases().plugin("releases", "neo", "neo", "version: 1.0.0"));
    directory = stage.plugins();
    try (RunningCommand runtime = runtime(ProcessWay.ONE_SHOT)) {
      Eventually.until(
          () -> "an install in " + runtime.out() + runtime.err(),
          () -> runtimeCommand("shell", "-c", "optimus:install -c " + stage.configFile()) == 0);
      awaitPlugins(runtime, 1);
      assertThat(runtimeCommand("stop")).isZero();
      runtime.await().orThrow();
    }

    try (RunningCommand again = runtime(ProcessWay.ONE_SHOT)) {
      awaitPlugins(again, 1);
      assertThat(runtimeCommand("stop")).isZero();
      again.await().orThrow();
    }
  }

  private int runtimeCommand(String... arguments) {
    List<String> all = new ArrayList<>(List.of("runtime"));
    all.addAll(List.of(arguments));
    return Distribution.unpacked()
        .command(stage, ProcessWay.ONE_SHOT.java(), all.toArray(String[]::new))
        .run()
        .exitCode();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void handsKeptPluginsToTheNextRuntime(ProcessWay way) {
    plugins.install(directory, "neo", Role.of(Generation.C));
    long pid;
    try (RunningCommand first = runtime(way, "--keep-plugins")) {
      pid = awaitReady(way, first);
      ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
      first.await();
    }
    try (RunningCommand second = runtime(way, "--keep-plugins")) {
      assertThat(awaitReady(way, second)).isEqualTo(pid);
      command(way, "stop", "--keep-plugins").run().orThrow();
      second.await().orThrow();
      assertThat(running()).extracting(ProcessHandle::pid).containsExactly(pid);
    }
    try (RunningCommand third = runtime(way)) {
      Eventually.until(
          () -> "another process: " + running() + third.out() + third.err(),
          () -> runsAnotherThan(pid));
      assertThat(command(way, "stop", "--keep-plugins").run())
          .matches(refused -> refused.exitCode() == 1)
          .extracting(Result::err)
          .asString()
          .contains("the runtime was started without --keep-plugins");
      command(way, "stop").run().orThrow();
      third.await().orThrow();
      assertThat(running()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void endsKeptPluginsWhenTheRuntimeIsStopped(ProcessWay way) {
    plugins.install(directory, "neo", Role.of(Generation.C));
    try (RunningCommand runtime = runtime(way, "--keep-plugins")) {
      awaitReady(way, runtime);

      command(way, "stop").run().orThrow();

      runtime.await().orThrow();
      assertThat(running()).isEmpty();
    }
  }

  /** Returns whether a plugin runs in another process; processes may end during the search. */
  private boolean runsAnotherThan(long pid) {
    List<ProcessHandle> running = running();
    return running.size() == 1 && running.get(0).pid() != pid;
  }
}
