// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockReport.Change;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Tests the lock operation. */
class LockOperationTest extends LockFixture {
  @Test
  void locksOtherPlatformsAndExtendsTheLock() throws Exception {
    LockReport first = machine.lock(TestMachine.LINUX);
    LockReport second = machine.lock(TestMachine.ARM);

    assertThat(first.entries()).extracting(it -> it.change()).containsExactly(Change.ADDED);
    assertThat(second.entries())
        .extracting(it -> it.change(), it -> it.platforms())
        .containsExactly(tuple(Change.EXTENDED, java.util.List.of("linux_amd64", "linux_arm64")));
    assertThat(machine.location).doesNotExist();
    assertThat(machine.store.resolve("scratch")).isEmptyDirectory();
    assertThat(machine.lock().changed()).isFalse();
  }

  @Test
  void locksAllPlatformsAgainWhenAVersionChanges() throws Exception {
    machine.lock(TestMachine.LINUX, TestMachine.ARM);
    machine.publish("neo", "2.0", TestMachine.ARM);
    machine.list("neo", "2.0");

    machine.install();
    LockReport report = machine.lock();

    assertThat(report.entries().get(0).platforms()).containsExactly("linux_amd64", "linux_arm64");
    assertThat(report.entries().get(0).version()).contains("2.0");
  }

  @Test
  void failsIfASourceLacksAPlatform() {
    PluginManagerException failed =
        catchThrowableOfType(
            PluginManagerException.class,
            () -> machine.lock(TestMachine.LINUX, new Platform("plan9", "amd64")));

    assertThat(failed.problems().get(0).code().word()).isEqualTo("not-found");
    assertThat(machine.lockFile()).doesNotExist();
  }

  @Test
  void upgradesAPinOnRequestAndInstallsIt() throws Exception {
    machine.install();
    byte[] changed = TestProgram.of(TestMachine.LINUX, "changed");
    machine.source.put(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX), changed);

    LockReport report = machine.upgrade("neo");
    machine.install();

    assertThat(report.entries()).extracting(it -> it.change()).containsExactly(Change.MOVED);
    assertThat(machine.binary("neo")).hasBinaryContent(changed);
  }

  @Test
  void fetchesNothingToUpgradeAnUnchangedPlugin() throws Exception {
    machine.install();
    int fetches = machine.source.fetches.get();

    LockReport report = machine.upgrade();

    assertThat(report.changed()).isFalse();
    assertThat(machine.source.fetches).hasValue(fetches);
  }

  @Test
  void refusesAPluginThatIsNotListed() {
    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> machine.upgrade("noe"));

    assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(refused.getMessage()).endsWith("config.yaml lists no plugin noe");
    assertThat(refused.problems().get(0).hint()).isEqualTo("it lists neo");
  }

  @Test
  void dropsUnlistedPluginsFromTheLock() throws Exception {
    machine.list("trinity", "1.0");
    machine.lock();
    machine.unlist("trinity");

    LockReport report = machine.lock();

    assertThat(report.entries())
        .extracting(it -> it.plugin(), it -> it.change())
        .containsExactly(tuple("neo", Change.UNCHANGED), tuple("trinity", Change.REMOVED));
  }

  @Test
  void writesTheSameFileForAnyOrderOfTheConfiguration() throws Exception {
    machine.list("trinity", "1.0");
    machine.lock();
    String lock = Files.readString(machine.lockFile());
    Files.delete(machine.lockFile());
    machine.unlist("neo");
    machine.list("neo", "1.0");

    machine.lock();

    assertThat(machine.lockFile()).hasContent(lock);
    assertThat(lock).doesNotContain(directory.toString()).doesNotContain("hunter2").endsWith("}\n");
  }
}
