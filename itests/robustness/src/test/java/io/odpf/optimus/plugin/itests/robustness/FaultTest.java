// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each change to the file system during an upgrade fails in turn, up to the number that this run
 * tries. The result is the old set or the new one, and the command reports which.
 */
class FaultTest {
  private static final int PLUGINS = 3;
  private static final int MOST = Integer.getInteger("optimus.itests.faults");
  private static final long SEED = Long.getLong("optimus.itests.seed");

  @TempDir Path directory;

  private Scene scene;
  private FaultLayer layer;

  @BeforeEach
  void installTheOldSet() {
    layer = FaultLayer.in(directory);
    scene = new Scene(PLUGINS);
    scene.want(Scene.OLD).run("install").orThrow();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheOldSetOrTheNewOne(Fault fault) throws Exception {
    scene.forgetStore();
    scene.want(Scene.NEW);
    layer.noting(scene.command("install"), roots()).run().orThrow();
    int changes =
        (int)
            layer.changes().stream()
                .filter(it -> fault.kinds().isEmpty() || fault.kinds().contains(it.kind()))
                .count();
    assertThat(changes).isGreaterThan(PLUGINS);

    Map<String, Integer> seen = new TreeMap<>();
    String from = Scene.NEW;
    for (int at : chosen(changes)) {
      String to = from.equals(Scene.OLD) ? Scene.NEW : Scene.OLD;
      seen.merge(failAt(fault, at, from, to), 1, Integer::sum);
      from = to;
    }
    System.out.printf(
        "%s at %d of %d changes: %s%n", fault, Math.min(MOST, changes), changes, seen);
    assertThat(seen).containsKey("failed, old set");
  }

  private static Set<Integer> chosen(int changes) {
    Random random = new Random(SEED);
    Set<Integer> chosen = new TreeSet<>();
    while (chosen.size() < Math.min(MOST, changes)) {
      chosen.add(1 + (MOST < changes ? random.nextInt(changes) : chosen.size()));
    }
    return chosen;
  }

  private String failAt(Fault fault, int at, String from, String to) throws Exception {
    scene.forgetStore();
    scene.want(to);

    Result failed = layer.failing(scene.command("install"), roots(), fault, at).run();

    String when = fault + " at change " + at + ": " + failed;
    Set<String> between = scene.versions();
    assertThat(Set.of(Scene.OLD, Scene.NEW)).as(when).containsAll(between);
    boolean journal = journal();
    if (failed.exitCode() == 0) {
      assertThat(between).as(when).containsExactly(to);
    } else {
      assertThat(failed.exitCode()).as(when).isEqualTo(1);
      assertThat(failed.err())
          .as(when)
          .containsAnyOf(fault.words(), "sync failed")
          .containsAnyOf(
              scene.stage().plugins() + "", scene.stage().project() + "", scene.store() + "")
          .contains("check ")
          .doesNotContain("Exception", "\tat ");
      assertThat(failed.err().contains("nothing was changed")).as(when).isEqualTo(!journal);
      if (!journal) {
        assertThat(between).as(when).containsExactly(from);
      }
    }

    Result next = scene.run("clean");
    assertThat(next.exitCode()).as(when + next).isZero();
    Set<String> then = scene.versions();
    assertThat(then).as(when + next).hasSize(1);
    if (!journal) {
      assertThat(then).as(when + next).isEqualTo(between);
    }
    assertThat(scene.run("install").exitCode()).as(when).isZero();
    assertThat(scene.versions()).as(when).containsExactly(to);
    scene.assertNothingLeft();
    return (failed.exitCode() == 0 ? "succeeded" : "failed")
        + (journal ? ", journal left" : "")
        + (then.contains(from) ? ", old set" : ", new set");
  }

  private boolean journal() {
    return Files.exists(scene.state().resolve("journal.json"))
        || Files.exists(scene.state().resolve("journal-rollback.json"));
  }

  private List<Path> roots() {
    return List.of(scene.stage().plugins(), scene.stage().project(), scene.store());
  }
}
