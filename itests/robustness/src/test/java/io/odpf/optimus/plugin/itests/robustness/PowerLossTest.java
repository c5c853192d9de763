// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power fails after any change during an upgrade, and all data that was not forced to disk is lost:
 * the next command finds the old set or the new one.
 */
class PowerLossTest {
  private static final int CUTS = Integer.getInteger("optimus.itests.powercuts");
  private static final long SEED = Long.getLong("optimus.itests.seed");
  private static final BooleanSupplier NO_NAMES = () -> false;
  private static final BooleanSupplier ALL_NAMES = () -> true;

  @TempDir Path directory;

  private Scene scene;
  private VolatileDisk disk;
  private List<DiskChange> changes;

  @BeforeEach
  void recordAnUpgrade() throws Exception {
    scene = new Scene(3);
    scene.want(Scene.OLD).run("install").orThrow();
    scene.forgetStore();
    scene.want(Scene.NEW);
    List<Path> roots =
        List.of(scene.stage().plugins(), scene.stage().project(), scene.store().getParent());
    disk = new VolatileDisk(roots);
    FaultLayer layer = FaultLayer.in(directory);
    layer.noting(scene.command("install"), roots).run().orThrow();
    changes = layer.changes();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void leavesTheOldSetOrTheNewOne() throws Exception {
    Map<String, Integer> seen = new TreeMap<>();
    Random random = new Random(SEED);
    List<BooleanSupplier> fates = List.of(NO_NAMES, ALL_NAMES, random::nextBoolean);
    for (int i = 0; i < CUTS; i++) {
      int cut = CUTS < changes.size() ? random.nextInt(changes.size()) : i % changes.size();
      seen.merge(cutAfter(changes, cut, fates.get(i % fates.size())), 1, Integer::sum);
    }
    assertThat(cutAfter(changes, changes.size(), NO_NAMES)).isEqualTo(Scene.NEW);
    System.out.printf(
        "power losses: %d in %d changes, seed %d: %s%n", CUTS, changes.size(), SEED, seen);
    assertThat(seen).containsKey(Scene.OLD);
  }

  @Test
  void detectsAPluginThatIsNotForcedToDisk() {
    List<DiskChange> without =
        without(path -> path.getFileName().toString().startsWith("optimus-"));

    assertThatThrownBy(() -> cutAfter(without, without.size(), ALL_NAMES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is torn");
  }

  @Test
  void detectsALocationThatIsNotForcedToDisk() {
    List<DiskChange> without = without(scene.stage().plugins()::equals);

    assertThatThrownBy(
            () -> assertThat(cutAfter(without, without.size(), NO_NAMES)).isEqualTo(Scene.NEW))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void detectsAJournalThatIsNotForcedToDisk() {
    List<DiskChange> without =
        without(path -> path.getFileName().toString().startsWith(".journal.json"));
    int placed = 1;
    while (!without.get(placed - 1).other().endsWith("/journal.json")) {
      placed++;
    }
    int cut = placed;

    assertThatThrownBy(() -> cutAfter(without, cut, ALL_NAMES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void findsTheOldSetEvenIfTheStagingDirectoryIsLostBehindTheJournal() throws Exception {
    Path staging = scene.state().resolve("staging");
    List<DiskChange> without = without(path -> path.equals(staging) || path.startsWith(staging));
    int placed = 1;
    while (!without.get(placed - 1).path().equals(scene.state())) {
      placed++;
    }

    assertThat(cutAfter(without, placed, NO_NAMES)).isEqualTo(Scene.OLD);
  }

  private List<DiskChange> without(Predicate<Path> notForced) {
    List<DiskChange> rest = new ArrayList<>(changes);
    assertThat(rest.removeIf(it -> it.kind().equals("fsync") && notForced.test(it.path())))
        .isTrue();
    return rest;
  }

  /** Returns the version that is found if power fails after so many changes. */
  private String cutAfter(List<DiskChange> all, int cut, BooleanSupplier lucky) throws Exception {
    disk.replay(all.subList(0, cut));
    disk.losePower(lucky);
    String when =
        "power lost after change " + cut + (cut > 0 ? ", " + all.get(cut - 1) : "") + ": ";
    assertThat(Set.of(Scene.OLD, Scene.NEW)).as(when).containsAll(scene.versions());

    Result next = scene.run("clean");
    assertThat(next.exitCode()).as(when + next).isZero();
    Set<String> then = scene.versions();
    assertThat(then).as(when + next).hasSize(1);
    Result again = scene.run("install");
    assertThat(again.exitCode()).as(when + again).isZero();
    assertThat(scene.versions()).as(when + again).containsExactly(Scene.NEW);
    scene.assertNothingLeft();
    return then.iterator().next();
  }
}
