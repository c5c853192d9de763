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

/** Tests concurrent installs, and installs while plugins are running. */
class ConcurrencyTest {
  @TempDir Path directory;

  private static final String[] NAMES = {"apoc", "dozer", "neo", "tank", "trinity"};

  /** Installs one of two versions repeatedly. */
  public static final class Installer {
    private Installer() {}

    public static void main(String[] arguments) throws Exception {
      TestMachine machine = machine(Path.of(arguments[0]), arguments[1]);
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        try {
          machine.install(Option.DOWNGRADE);
        } catch (PluginManagerException e) {
          // Another process changed the lock file that both share.
          if (!e.problems().get(0).code().word().equals("lock-busy")) {
            throw e;
          }
        }
      }
    }
  }

  private static TestMachine machine(Path place, String version) {
    TestMachine machine = new TestMachine(place);
    for (String name : NAMES) {
      machine.publish(name, "1.0");
      machine.publish(name, "2.0");
      machine.list(name, version);
    }
    return machine;
  }

  @Test
  void leavesAConsistentSetAfterConcurrentInstalls() throws Exception {
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

    TestMachine one = machine(directory, "1.0");
    TestMachine two = machine(directory, "2.0");
    assertThat(one.diff().differences().isEmpty() ^ two.diff().differences().isEmpty()).isTrue();
    assertThat(one.tree().keySet()).noneMatch(it -> it.contains("staging/"));
  }

  @Test
  void waitsForAnotherInstallAndThenDoesNothing() throws Exception {
    TestMachine machine = machine(directory, "1.0");
    TestMachine other = machine(directory, "1.0");
    CountDownLatch committing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    machine.interruptAt(
        step -> {
          committing.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    FutureTask<InstallReport> first = new FutureTask<>(machine::install);
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
  void replacesARunningPlugin() throws Exception {
    Path sleep = Path.of("/bin/sleep");
    Platform here = ManagerSettings.defaults().platform();
    assumeThat(Files.exists(sleep) && here.equals(TestMachine.LINUX)).isTrue();
    TestMachine machine = new TestMachine(directory);
    machine.source.put(TestMachine.pathOf("neo", "1.0", here), Files.readAllBytes(sleep));
    byte[] next = machine.publish("neo", "2.0", here);
    machine.list("neo", "1.0");
    machine.install();
    Process running = new ProcessBuilder(machine.binary("neo").toString(), "60").start();
    machine.list("neo", "2.0");

    machine.install();

    assertThat(machine.binary("neo")).hasBinaryContent(next);
    assertThat(running.isAlive()).isTrue();
    running.destroyForcibly().waitFor();
  }
}
