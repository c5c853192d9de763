// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs beside each other, and beside plugins that run. */
class ConcurrencyTest {
  @TempDir Path directory;

  private static final String[] NAMES = {"apoc", "dozer", "neo", "tank", "trinity"};

  /** Installs one of two versions over and over. */
  public static final class Installer {
    private Installer() {}

    public static void main(String[] arguments) throws Exception {
      World world = world(Path.of(arguments[0]), arguments[1]);
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        try {
          world.install(Option.DOWNGRADE);
        } catch (PluginManagerException busy) {
          // Another one moved the lock file of the configuration that both share.
          if (!busy.problems().get(0).code().word().equals("lock-busy")) {
            throw busy;
          }
        }
      }
    }
  }

  private static World world(Path place, String version) {
    World world = new World(place);
    for (String name : NAMES) {
      world.publish(name, "1.0");
      world.publish(name, "2.0");
      world.list(name, version);
    }
    return world;
  }

  @Test
  void twoProcessesLeaveOneWholeSet() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String version : new String[] {"1.0", "2.0"}) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Installer.class.getName(),
                  directory.toString(),
                  version,
                  "10")
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    World one = world(directory, "1.0");
    World two = world(directory, "2.0");
    assertThat(one.diff().differences().isEmpty() ^ two.diff().differences().isEmpty()).isTrue();
    assertThat(one.tree().keySet()).noneMatch(it -> it.contains("staging/"));
  }

  @Test
  void theSecondOfTwoWaitsAndThenHasNothingToDo() throws Exception {
    World world = world(directory, "1.0");
    World other = world(directory, "1.0");
    CountDownLatch committing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    world.interruptAt(
        step -> {
          committing.countDown();
          try {
            go.await();
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
    FutureTask<InstallReport> first = new FutureTask<>(world::install);
    new Thread(first).start();
    committing.await();
    FutureTask<InstallReport> second = new FutureTask<>(other::install);
    Thread waiting = new Thread(second);
    waiting.start();
    while (other.listener.events.isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(other.listener.events.get(0))
        .startsWith("waiting for process " + ProcessHandle.current().pid());

    go.countDown();

    assertThat(first.get().changed()).isTrue();
    assertThat(second.get().changed()).isFalse();
  }

  @Test
  void replacesAPluginThatIsRunning() throws Exception {
    Path sleep = Path.of("/bin/sleep");
    Platform here = ManagerSettings.defaults().platform();
    assumeThat(Files.exists(sleep) && here.equals(World.LINUX)).isTrue();
    World world = new World(directory);
    world.source.put(World.pathOf("neo", "1.0", here), Files.readAllBytes(sleep));
    byte[] next = world.publish("neo", "2.0", here);
    world.list("neo", "1.0");
    world.install();
    Process running = new ProcessBuilder(world.binary("neo").toString(), "60").start();
    world.list("neo", "2.0");

    world.install();

    assertThat(world.binary("neo")).hasBinaryContent(next);
    assertThat(running.isAlive()).isTrue();
    running.destroyForcibly().waitFor();
  }
}
