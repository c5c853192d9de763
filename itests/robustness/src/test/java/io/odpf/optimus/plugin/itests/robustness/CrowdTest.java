// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten concurrent processes. */
class CrowdTest {
  private static final int PROCESSES = 10;
  private static final int REINSTALLS = 6;

  /** The duration of a slow rename, in milliseconds. */
  private static final int SLOW = 150;

  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(5);
    scene.want(Scene.OLD);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void installsIntoOneDirectoryFromTenProcesses() throws Exception {
    List<RunningCommand> running = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      running.add(scene.command("install").start());
    }

    List<Result> results = awaitAll(running);

    assertThat(results).allMatch(result -> result.exitCode() == 0, "succeeded");
    assertThat(results).filteredOn(result -> result.err().contains("downloaded")).hasSize(1);
    assertThat(scene.versions()).containsExactly(Scene.OLD);
    scene.assertNothingLeft();
  }

  @Test
  void sharesAStoreThatIsPrunedMeanwhile() throws Exception {
    List<RunningCommand> running = new ArrayList<>();
    List<Path> places = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      Path project = Files.createDirectories(directory.resolve("project" + i));
      Path plugins = project.resolve("plugins");
      String version = i % 2 == 0 ? Scene.OLD : Scene.NEW;
      String text =
          scene
              .config(scene.stage().releases(), version)
              .toString()
              .replace(scene.stage().plugins().toString(), plugins.toString());
      Path config = Files.writeString(project.resolve("config.yaml"), text);
      running.add(scene.command(config, "install").start());
      places.add(plugins);
    }
    int pruned = 0;
    while (running.stream().anyMatch(RunningCommand::alive)) {
      scene.run("clean", "--cache").orThrow();
      pruned++;
    }

    assertThat(awaitAll(running)).allMatch(result -> result.exitCode() == 0, "succeeded");
    assertThat(pruned).isPositive();
    for (int i = 0; i < PROCESSES; i++) {
      assertThat(scene.versions(places.get(i))).containsExactly(i % 2 == 0 ? Scene.OLD : Scene.NEW);
    }
  }

  @Test
  void continuesAfterTheLockHolderIsKilled() throws Exception {
    scene.run("install").orThrow();
    scene.want(Scene.NEW);
    Path owner = scene.state().resolve("lock.owner");
    RunningCommand first = scene.command("install").start();
    List<RunningCommand> others = new ArrayList<>();
    try (first) {
      Eventually.until(() -> "a lock", () -> Files.exists(owner));
      for (int i = 1; i < PROCESSES; i++) {
        others.add(scene.command("install").start());
      }
    }

    assertThat(awaitAll(others)).allMatch(result -> result.exitCode() == 0, "succeeded");
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    scene.assertNothingLeft();
  }

  @Test
  void showsNoTornOrMissingFileToReaders() throws Exception {
    scene.run("install").orThrow();
    Reader reader = Reader.of(scene);
    try {
      for (int i = 0; i < REINSTALLS; i++) {
        scene.want(i % 2 == 0 ? Scene.NEW : Scene.OLD).run("install").orThrow();
      }
    } finally {
      System.out.printf("reads during %d re-installs: %d%n", REINSTALLS, reader.end());
    }

    assertThat(reader.seen()).containsExactly(Scene.OLD, Scene.NEW);
  }

  /** As over a network: the name changes long before or after the call returns. */
  @Test
  void waitsForSlowRenamesThatReadersDoNotNotice() throws Exception {
    scene.run("install").orThrow();
    scene.want(Scene.NEW);
    Reader reader = Reader.of(scene);
    List<RunningCommand> running = new ArrayList<>();
    try {
      FaultLayer layer = FaultLayer.in(directory);
      running.add(layer.slow(scene.command("install"), SLOW).start());
      Path owner = scene.state().resolve("lock.owner");
      Eventually.until(() -> "a lock", () -> Files.exists(owner));
      running.add(scene.command("install").start());
      assertThat(awaitAll(running)).allMatch(result -> result.exitCode() == 0, "succeeded");
    } finally {
      System.out.printf("reads during slow renames: %d%n", reader.end());
    }

    assertThat(reader.seen()).containsExactly(Scene.OLD, Scene.NEW);
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    scene.assertNothingLeft();
  }

  private static List<Result> awaitAll(List<RunningCommand> running) {
    try {
      return running.stream().map(RunningCommand::await).toList();
    } finally {
      running.forEach(RunningCommand::close);
    }
  }
}
