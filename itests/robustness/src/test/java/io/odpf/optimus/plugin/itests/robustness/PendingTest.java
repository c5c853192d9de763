// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * list and diff change nothing, whatever an interrupted command left; install and clean finish or
 * undo it.
 */
class PendingTest {
  private static final String[] LOOKS = {"list", "diff"};

  /** The duration of a slow rename, in milliseconds. */
  private static final int SLOW = 150;

  @TempDir Path directory;

  private Scene scene;
  private FaultLayer layer;
  private Path journal;

  @BeforeEach
  void installTheOldSet() {
    scene = new Scene(3);
    layer = FaultLayer.in(directory);
    journal = scene.state().resolve("journal.json");
    scene.want(Scene.OLD).run("install").orThrow();
    scene.want(Scene.NEW);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Kill the command at each rename from the journal's on, until a run completes. */
  @Test
  void distinguishesUnfinishedChangesAtEveryMomentOfAnUpdate() throws Exception {
    int pending = 0;
    for (int rename = 1; ; rename++) {
      Result update =
          layer
              .killed(scene.command("install"), List.of(scene.stage().plugins()), "rename", rename)
              .run();
      if (update.exitCode() == 0) {
        break;
      }
      if (Files.exists(journal)) {
        assertLookingChangesNothing("finishes it");
        pending++;
      } else {
        assertLookingChangesNothing("");
      }
      scene.want(Scene.OLD).run("install").orThrow();
      scene.want(Scene.NEW);
    }
    assertThat(pending).isGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource({"install", "clean"})
  void finishesAnInterruptedChange(String next) throws Exception {
    dieWithAJournal();

    assertLookingChangesNothing("finishes it");

    Result finished = scene.run(next).orThrow();
    assertThat(scene.versions()).containsExactly(Scene.NEW);
    if (next.equals("install")) {
      assertThat(finished.err())
          .contains("recovered: finished an interrupted change of plugin0, plugin1, plugin2");
    }
    scene.assertNothingLeft();
    assertLookingChangesNothing("");
  }

  @ParameterizedTest
  @CsvSource({"install, 2.0", "clean, 1.0"})
  void undoesAnInterruptedChange(String next, String version) throws Exception {
    dieWithAJournal();
    Files.writeString(staged("plugin2"), "torn");

    assertLookingChangesNothing("undoes it");

    Result undone = scene.run(next).orThrow();
    assertThat(scene.versions()).containsExactly(version);
    if (next.equals("install")) {
      assertThat(undone.err())
          .contains("recovered: undid an interrupted change of plugin0, plugin1, plugin2");
    }
    scene.assertNothingLeft();
  }

  @Test
  void waitsForAChangeInProgress() throws Exception {
    for (String look : LOOKS) {
      try (RunningCommand update = layer.slow(scene.command("install"), SLOW).start()) {
        Eventually.until(() -> "a journal", () -> Files.exists(journal));

        Result after = scene.run(look).orThrow();

        assertThat(after.out()).doesNotContain("unfinished");
        assertThat(update.await().exitCode()).isZero();
      }
      scene.want(Scene.OLD).run("install").orThrow();
      scene.want(Scene.NEW);
    }
  }

  @Test
  void createsNothingInAnEmptyLocation() throws Exception {
    try (Scene empty = new Scene(1)) {
      empty.want(Scene.OLD);
      Map<Path, String> before =
          Snapshot.of(empty.stage().home(), empty.stage().project(), empty.stage().plugins());

      assertThat(empty.run("list").orThrow().out()).isEqualTo("no plugins are installed\n");
      assertThat(empty.run("diff").exitCode()).isEqualTo(3);

      assertThat(
              Snapshot.of(empty.stage().home(), empty.stage().project(), empty.stage().plugins()))
          .isEqualTo(before);
    }
  }

  private void dieWithAJournal() {
    for (int rename = 1; !Files.exists(journal); rename++) {
      layer
          .killed(scene.command("install"), List.of(scene.stage().plugins()), "rename", rename)
          .run();
    }
  }

  private Path staged(String plugin) throws Exception {
    try (Stream<Path> all = Files.walk(scene.state().resolve("staging"))) {
      return all.filter(path -> path.getFileName().toString().contains(plugin))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Both announce the next command's action, and leave all files unchanged to the nanosecond. */
  private void assertLookingChangesNothing(String next) throws Exception {
    Map<Path, String> before = snapshot();
    for (String look : LOOKS) {
      Result told = scene.run(look);

      assertThat(told.exitCode()).as(told.toString()).isIn(0, 3);
      if (next.isEmpty()) {
        assertThat(told.out()).doesNotContain("unfinished");
      } else {
        assertThat(told.out())
            .contains(
                "unfinished: a change of plugin0, plugin1, plugin2 was interrupted; the next"
                    + " install or clean "
                    + next
                    + "\n");
        assertThat(told.exitCode()).isEqualTo(look.equals("diff") ? 3 : 0);
      }
      assertThat(snapshot()).as(look).isEqualTo(before);
    }
  }

  private Map<Path, String> snapshot() throws Exception {
    return Snapshot.of(scene.stage().plugins(), scene.stage().project(), scene.stage().home());
  }
}
