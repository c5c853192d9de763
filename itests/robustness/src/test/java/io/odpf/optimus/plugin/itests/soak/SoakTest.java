// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A runtime under calls, upgrades and crashes of its plugins, which come from five types of
 * provider. The suite runs it briefly; docs/security-crashes.md has the figures of a long run.
 */
class SoakTest {
  private static final int PLUGINS = Integer.getInteger("optimus.itests.soak.plugins");
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("optimus.itests.soak.seconds"));

  /** Fewer samples tell nothing about growth. */
  private static final int ENOUGH = 20;

  /** Of the median at the beginning; garbage collection is not exact. */
  private static final double GROWTH = 1.1;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void failsNoCallButThoseOfACrashedPluginAndUsesNoMoreMemoryThanAtTheBeginning() throws Exception {
    Samples samples = new Samples();
    try (SoakServer server = SoakServer.start(PLUGINS)) {
      Crashes crashes = new Crashes(server);
      Callers callers = new Callers(server, crashes);
      try (Load load = new Load()) {
        for (int i = 0; i < 4; i++) {
          load.repeat(Duration.ofMillis(25), callers::callOne);
        }
        load.repeat(Duration.ofSeconds(3), crashes::crashOne);
        load.repeat(Duration.ofSeconds(4), server::upgradeSome);
        load.repeat(TIME.dividedBy(60), () -> samples.add(server));
        load.runFor(TIME);
      }
      System.out.printf(
          "soak: %s, %d plugins, %d calls, of which %d of a plugin that was killed, %d kills, %d"
              + " upgrades%n%s",
          TIME,
          PLUGINS,
          callers.calls(),
          callers.excused(),
          crashes.count(),
          server.upgrades(),
          samples.write(Path.of("target/soak.tsv")));

      assertThat(callers.failures()).isEmpty();
      assertThat(callers.calls()).isPositive();
      assertThat(crashes.count()).isPositive();
      assertThat(server.upgrades()).isPositive();
      server.awaitAllReady();
    }
    if (samples.size() >= ENOUGH && TIME.toMinutes() >= 5) {
      assertThat(samples.growth())
          .allSatisfy((name, ratio) -> assertThat(ratio).isLessThan(GROWTH));
    }
  }
}
