// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** SIGKILL at random moments of an upgrade of ten plugins, and at its first and last ones. */
class KillTest {
  private static final int PLUGINS = 10;
  private static final int ROUNDS = Integer.getInteger("optimus.itests.kills");
  private static final long SEED = Long.getLong("optimus.itests.seed");
  private static final int MEASURED = 3;

  /** Some moments are after the end, since rounds vary in duration. */
  private static final double BEYOND = 1.1;

  /** When to kill a command. */
  @FunctionalInterface
  private interface Moment {
    /**
     * @param nanos how long the command has run
     */
    boolean reached(long nanos) throws Exception;
  }

  private final Map<String, Integer> seen = new TreeMap<>();

  @Test
  void leavesACompleteSetThatTheNextCommandCleansUp() throws Exception {
    try (Scene scene = new Scene(PLUGINS)) {
      scene.want(Scene.OLD).run("install").orThrow();
      long nanos = measure(scene);
      Random random = new Random(SEED);
      for (int round = 0; round < ROUNDS; round++) {
        long after = (long) (random.nextDouble() * nanos * BEYOND);
        kill(scene, round, "after " + after / 1_000 + " µs", ran -> ran >= after);
      }
      // However long a command takes on a busy machine, one is killed before its change and one
      // right after it.
      kill(scene, 0, "at once", ran -> true);
      kill(
          scene,
          0,
          "after its change",
          ran -> scene.versions().equals(Set.of(Scene.NEW)) && !journal(scene));
      System.out.printf(
          "kills: %d, seed %d, within %d ms: %s%n", ROUNDS, SEED, nanos / 1_000_000, seen);
    }
    assertThat(seen).containsKeys("then old", "then new");
  }

  private static long measure(Scene scene) throws Exception {
    long longest = 0;
    for (int i = 0; i < MEASURED; i++) {
      scene.run("clean", "--all", "--cache").orThrow();
      scene.want(Scene.OLD).run("install").orThrow();
      scene.want(Scene.NEW);
      long start = System.nanoTime();
      scene.run("install").orThrow();
      longest = Math.max(longest, System.nanoTime() - start);
      scene.want(Scene.OLD).run("install").orThrow();
    }
    return longest;
  }

  private void kill(Scene scene, int round, String name, Moment moment) throws Exception {
    String from = round % 2 == 0 ? Scene.OLD : Scene.NEW;
    String to = round % 2 == 0 ? Scene.NEW : Scene.OLD;
    if (!scene.versions().equals(Set.of(from))) {
      scene.want(from).run("install").orThrow();
    }
    if (round % 3 == 0) {
      scene.forgetStore();
    }
    scene.want(to);
    long start = System.nanoTime();
    boolean died;
    try (RunningCommand running = scene.command("install").start()) {
      while (running.alive() && !moment.reached(System.nanoTime() - start)) {
        LockSupport.parkNanos(200_000);
      }
      died = running.alive();
    }
    String when = "round " + round + ", killed " + name + ": ";

    // Every file is complete; until the next command, the journal lists the new files.
    Set<String> between = scene.versions();
    assertThat(Set.of(from, to)).as(when).containsAll(between);
    boolean journal = journal(scene);
    if (between.size() > 1) {
      assertThat(journal).as(when + "mixed without a journal").isTrue();
    }
    boolean left = Scene.tree(scene.state().resolve("staging")).size() > 1 || journal;

    Map<Path, String> snapshot = Snapshot.of(scene.stage().plugins(), scene.stage().project());
    Result list = scene.run("list");
    assertThat(list.exitCode()).as(when + list).isZero();
    assertThat(list.out().contains("unfinished: ")).as(when + list).isEqualTo(journal);
    assertThat(Snapshot.of(scene.stage().plugins(), scene.stage().project()))
        .as(when)
        .isEqualTo(snapshot);

    Result next = scene.run(round % 4 < 2 ? "clean" : "install");
    assertThat(next.exitCode()).as(when + next).isZero();
    Set<String> then = scene.versions();
    assertThat(then).as(when + next).hasSize(1);
    if (round % 4 < 2) {
      count("then " + (then.contains(from) ? "old" : "new"));
      if (between.size() == 1 && !journal) {
        assertThat(then).as(when).isEqualTo(between);
      }
    } else {
      assertThat(then).as(when + next).containsExactly(to);
      assertThat(next.err().contains("recovered: ")).as(when + next).isEqualTo(left);
    }
    count(
        !died
            ? "had ended"
            : between.size() > 1
                ? "mixed, journal"
                : journal ? "journal" : left ? "staging" : "nothing");

    assertThat(scene.run("install").orThrow().err()).as(when).doesNotContain("undid");
    assertThat(scene.versions()).as(when).containsExactly(to);
    scene.assertNothingLeft();
    assertThat(scene.run("diff").exitCode()).as(when).isZero();
  }

  private static boolean journal(Scene scene) {
    return Files.exists(scene.state().resolve("journal.json"));
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }
}
