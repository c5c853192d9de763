// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** SIGKILL at random moments of writing a mirror, and of installs from it. */
class MirrorKillTest {
  private static final int PLUGINS = 10;

  /** A share of the rounds of {@link KillTest}, which tests the same transaction. */
  private static final int ROUNDS = Math.max(4, Integer.getInteger("optimus.itests.kills") / 4);

  private static final long SEED = Long.getLong("optimus.itests.seed");

  /** Some moments are after the end, since rounds vary in duration. */
  private static final double BEYOND = 1.1;

  private static final Pattern ARTIFACT =
      Pattern.compile("\"sha256\": \"([0-9a-f]{64})\",\\s*\"size\": ([0-9]+),\\s*\"binary\"");

  private final Random random = new Random(SEED);

  @Test
  void leavesAMirrorWhoseLockNamesOnlyWholeArtifacts() throws Exception {
    try (Scene scene = new Scene(PLUGINS)) {
      Path mirror = scene.stage().project().resolve("mirror");
      long nanos = lockAndMirror(scene, Scene.OLD, mirror);
      String old = Files.readString(scene.stage().lockFile());
      for (int round = 0; round < ROUNDS; round++) {
        lock(scene, round % 2 == 0 ? Scene.NEW : Scene.OLD);
        String next = Files.readString(scene.stage().lockFile());
        if (round % 3 == 0) {
          scene.forgetStore();
        }
        killed(scene, nanos, "mirror", mirror.toString(), "--prune");

        String now = Files.readString(mirror.resolve("locks/config.yaml.lock"));
        assertThat(now).as("round " + round).isIn(old, next);
        assertWhole(mirror, now);

        Result again = scene.run("mirror", mirror.toString(), "--prune");
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(mirror.resolve("locks/config.yaml.lock")).hasContent(next);
        assertWhole(mirror, next);
        old = next;
      }
    }
  }

  @Test
  void leavesACompleteSetWhenAnInstallFromAMirrorIsKilled() throws Exception {
    try (Scene scene = new Scene(PLUGINS)) {
      Path mirror = scene.stage().project().resolve("mirror");
      lockAndMirror(scene, Scene.OLD, mirror);
      scene.forgetStore();
      long start = System.nanoTime();
      scene.run("install", "--mirror", mirror.toString()).orThrow();
      long nanos = System.nanoTime() - start;
      for (int round = 0; round < ROUNDS; round++) {
        String from = round % 2 == 0 ? Scene.OLD : Scene.NEW;
        String to = round % 2 == 0 ? Scene.NEW : Scene.OLD;
        lockAndMirror(scene, to, mirror);
        scene.forgetStore();
        killed(scene, nanos, "install", "--mirror", mirror.toString());

        assertThat(Set.of(from, to)).containsAll(scene.versions());
        scene.run("clean").orThrow();
        assertThat(scene.versions()).hasSize(1);
        scene.run("install", "--mirror", mirror.toString()).orThrow();
        assertThat(scene.versions()).containsExactly(to);
        scene.assertNothingLeft();
      }
    }
  }

  private static void lock(Scene scene, String version) {
    scene.want(version);
    scene.run("lock", "--allow-downgrade").orThrow();
  }

  /** Locks a version and writes the mirror; returns the nanoseconds that the latter took. */
  private static long lockAndMirror(Scene scene, String version, Path mirror) {
    lock(scene, version);
    long start = System.nanoTime();
    scene.run("mirror", mirror.toString()).orThrow();
    return System.nanoTime() - start;
  }

  private void killed(Scene scene, long nanos, String... command) throws Exception {
    long after = (long) (random.nextDouble() * nanos * BEYOND);
    long start = System.nanoTime();
    try (RunningCommand running = scene.command(command).start()) {
      while (running.alive() && System.nanoTime() - start < after) {
        LockSupport.parkNanos(Math.min(1_000_000, after));
      }
    }
  }

  private static void assertWhole(Path mirror, String lock) throws Exception {
    Matcher artifacts = ARTIFACT.matcher(lock);
    int count = 0;
    for (; artifacts.find(); count++) {
      Path blob = mirror.resolve("blobs/sha256").resolve(artifacts.group(1));
      assertThat(blob).isRegularFile().hasSize(Long.parseLong(artifacts.group(2)));
      assertThat(Release.sha256(blob)).isEqualTo(artifacts.group(1));
    }
    assertThat(count).isEqualTo(PLUGINS);
  }
}
