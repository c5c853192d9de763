// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins started and stopped a thousand times. */
@Tag("process")
class EnduranceTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int PLUGINS = 10;
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 100;

  /** What a heap of this size gains by chance. */
  private static final long CHANCE = 4 << 20;

  @TempDir Path directory;

  @Test
  void growsByNothingInAThousandStartsAndStops() throws Exception {
    FixturePlugins plugins = RealPlugins.build();
    Path location = Files.createDirectories(directory.resolve("plugins"));
    for (int i = 0; i < PLUGINS; i++) {
      plugins.install(location, "plugin" + i, Role.of(Generation.C));
    }
    Path sockets = Files.createTempDirectory("s");
    try (SupervisorAssembly assembly =
        HostProcess.assemble(
            location, sockets, LifecycleLimits.DEFAULT, Optional.of(directory.resolve("logs")))) {
      assembly.supervisor().rescan();
      startAndStop(assembly, WARM_UP);
      Footprint before = Footprint.now(sockets);

      startAndStop(assembly, ROUNDS);

      // Threads that wait for work a little longer end one after another.
      Eventually.until(
          () -> "before: " + before + ", after: " + Footprint.now(sockets),
          () -> Footprint.now(sockets).isWithin(before));
    }
    assertThat(sockets).isEmptyDirectory();
    Files.delete(sockets);
  }

  private static void startAndStop(SupervisorAssembly assembly, int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      assembly.supervisor().start(List.of(), LONG);
      assembly.supervisor().stop(List.of(), LONG);
    }
  }

  /** The resources of the machine that a process holds. */
  private record Footprint(int threads, long descriptors, long heap, long sockets) {
    static Footprint now(Path sockets) {
      System.gc();
      return new Footprint(
          ManagementFactory.getThreadMXBean().getThreadCount(),
          count(Path.of("/proc/self/fd")),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          count(sockets));
    }

    private static long count(Path of) {
      if (!Files.isDirectory(of)) {
        return 0; // There is no /proc on this system.
      }
      try (Stream<Path> files = Files.list(of)) {
        return files.count();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean isWithin(Footprint other) {
      return threads <= other.threads
          && descriptors <= other.descriptors
          && heap <= other.heap + CHANCE
          && sockets <= other.sockets;
    }
  }
}
