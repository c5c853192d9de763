// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL of a server or of its client, at random moments of the client's install and of the
 * server's own upgrade. Beside them, kills at the first and the last moments of each.
 */
class ServerKillTest {
  private static final int PLUGINS = 10;

  /** A share of the rounds of {@link KillTest}: each starts a runtime and several commands. */
  private static final int ROUNDS = Integer.getInteger("optimus.itests.kills") / 15;

  private static final long SEED = Long.getLong("optimus.itests.seed");

  /** Some moments are after the end, since rounds vary in duration. */
  private static final double BEYOND = 1.1;

  /** What is killed, and whether the server is upgraded at the same time. */
  private enum Victim {
    CLIENT(false, false),
    SERVER(true, false),
    UPGRADED_SERVER(true, true),
    CLIENT_OF_UPGRADED_SERVER(false, true);

    private final boolean server;
    private final boolean upgraded;

    Victim(boolean server, boolean upgraded) {
      this.server = server;
      this.upgraded = upgraded;
    }
  }

  /** When to kill. */
  @FunctionalInterface
  private interface Moment {
    /**
     * @param nanos how long the client has run
     * @param to the new version
     */
    boolean reached(long nanos, String to) throws Exception;
  }

  private final Map<String, Integer> seen = new TreeMap<>();
  private String set = Scene.OLD;

  @Test
  void leavesTheClientItsOldSetOrTheNewOne() throws Exception {
    try (Fleet fleet = new Fleet(PLUGINS)) {
      fleet.install().run().orThrow();
      long nanos = Math.max(measure(fleet), measure(fleet));
      Random random = new Random(SEED);
      for (int round = 0; round < ROUNDS; round++) {
        if (round % 3 != 0) {
          fleet.forgetStore();
        }
        long after = (long) (random.nextDouble() * nanos * BEYOND);
        kill(
            fleet,
            Victim.values()[round % Victim.values().length],
            "round " + round + ", after " + after / 1000 + " µs",
            (ran, to) -> ran >= after);
      }
      // However long anything takes on a busy machine, each is killed before its change, and right
      // after it.
      kill(fleet, Victim.CLIENT, "at once", (ran, to) -> true);
      kill(fleet, Victim.CLIENT, "after its change", (ran, to) -> fleet.isLevel(to));
      kill(fleet, Victim.UPGRADED_SERVER, "at once", (ran, to) -> true);
      kill(fleet, Victim.UPGRADED_SERVER, "after its change", (ran, to) -> fleet.isServerLevel(to));
      System.out.printf(
          "kills: %d, seed %d, within %d ms: %s%n", ROUNDS, SEED, nanos / 1_000_000, seen);
    }
    assertThat(seen)
        .containsKeys(
            "CLIENT, its set is old",
            "CLIENT, its set is new",
            "UPGRADED_SERVER, its set is old",
            "UPGRADED_SERVER, its set is new");
  }

  private long measure(Fleet fleet) throws Exception {
    set = other();
    assertThat(fleet.upgrade(set)).isTrue();
    long start = System.nanoTime();
    fleet.install().run().orThrow();
    return System.nanoTime() - start;
  }

  private String other() {
    return set.equals(Scene.OLD) ? Scene.NEW : Scene.OLD;
  }

  private void kill(Fleet fleet, Victim victim, String when, Moment moment) throws Exception {
    String to = other();
    Set<String> both = Set.of(set, to);
    String what = victim + " killed " + when;
    Result ended = killed(fleet, victim, to, moment);

    // Every file is complete; what is mixed has a journal, by which the next command ends it.
    assertThat(both).as(what).containsAll(fleet.versions());
    assertThat(both).as(what).containsAll(fleet.server().versions());
    if (victim.server) {
      assertThat(fleet.versions()).as(what + ended).hasSize(1);
      assertThat(fleet.isUnfinished()).as(what + ended).isFalse();
    }
    assertThat(fleet.versions().size() == 1 || fleet.isUnfinished()).as(what).isTrue();
    assertThat(fleet.server().versions().size() == 1 || fleet.isServerUnfinished())
        .as(what)
        .isTrue();
    fleet.command("clean").run().orThrow();
    fleet.server().run("clean").orThrow();
    count(victim, false, fleet.versions(), to, what);
    count(victim, true, fleet.server().versions(), to, what);

    fleet.restart();
    assertThat(fleet.upgrade(to)).as(what).isTrue();
    fleet.install().run().orThrow();
    assertThat(fleet.isServerLevel(to)).as(what).isTrue();
    assertThat(fleet.isLevel(to)).as(what).isTrue();
    set = to;
  }

  /** Kills the victim; returns how the client ended. */
  private static Result killed(Fleet fleet, Victim victim, String to, Moment moment)
      throws Exception {
    Thread upgrade =
        new Thread(
            () -> {
              try {
                fleet.upgrade(to);
              } catch (UncheckedIOException e) {
                // The server was killed.
              }
            });
    if (!victim.upgraded) {
      assertThat(fleet.upgrade(to)).isTrue();
    } else {
      upgrade.start();
    }
    long start = System.nanoTime();
    RunningCommand install = fleet.install().start();
    while ((install.alive() || upgrade.isAlive())
        && !moment.reached(System.nanoTime() - start, to)) {
      LockSupport.parkNanos(200_000);
    }
    if (victim.server) {
      fleet.killServer();
    } else {
      install.close();
    }
    Result ended = install.await();
    upgrade.join();
    return ended;
  }

  private void count(Victim victim, boolean server, Set<String> versions, String to, String what) {
    assertThat(versions).as(what).hasSize(1);
    String whose = victim.server == server ? "its" : server ? "the server's" : "the client's";
    String outcome = versions.contains(to) ? "new" : "old";
    seen.merge(victim + ", " + whose + " set is " + outcome, 1, Integer::sum);
  }
}
