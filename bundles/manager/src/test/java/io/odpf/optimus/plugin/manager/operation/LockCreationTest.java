// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a new lock file of an install covers all listed plugins, in both modes. */
class LockCreationTest {
  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void list() {
    machine = new TestMachine(directory);
    machine.publish("neo", "1.0");
    machine.publish("trinity", "1.0");
    machine.list(entry("neo", Mode.CLIENT));
    machine.list(entry("trinity", Mode.SERVER));
  }

  private static io.odpf.optimus.plugin.config.model.PluginEntry entry(String plugin, Mode mode) {
    return TestMachine.entry(plugin, "1.0", Optional.empty(), Map.of(), Set.of(mode));
  }

  @ParameterizedTest
  @EnumSource
  void coversThePluginsOfTheOtherMode(Mode first) throws Exception {
    Mode second = first == Mode.CLIENT ? Mode.SERVER : Mode.CLIENT;

    InstallReport report = machine.install(first);
    String lock = Files.readString(machine.lockFile());
    InstallReport other = machine.install(second, InstallRequest.Option.LOCKED);

    assertThat(report.plugins())
        .extracting(PluginOutcome::name)
        .containsExactly(first == Mode.CLIENT ? "neo" : "trinity");
    assertThat(other.plugins()).hasSize(1);
    assertThat(other.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(machine.lockFile()).hasContent(lock);
    assertThat(machine.binary("neo")).exists();
    assertThat(machine.binary("trinity")).exists();
    assertThat(machine.location.resolve(".optimus/staging")).isEmptyDirectory();
  }

  @Test
  void coversAllPluginsIfOnlyOneIsInstalled() throws Exception {
    machine.publish("cypher", "1.0");
    machine.list("cypher", "1.0");

    machine
        .manager()
        .install(
            new InstallRequest(
                machine.file(),
                List.of("neo"),
                Mode.CLIENT,
                Optional.empty(),
                Set.of(),
                OptionalInt.empty()),
            machine.listener);

    assertThat(machine.lockFile()).content().contains("neo", "trinity", "cypher");
    assertThat(machine.binary("cypher")).doesNotExist();
  }

  @Test
  void warnsOfPluginsThatCannotBeFetchedHere() throws Exception {
    machine.source.remove(TestMachine.pathOf("trinity", "1.0", TestMachine.LINUX));

    InstallReport report = machine.install();

    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(machine.binary("neo")).exists();
    assertThat(machine.lockFile()).content().contains("neo").doesNotContain("trinity");
    assertThat(machine.listener.warnings)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code().word()).isEqualTo("not-locked");
              assertThat(warning.plugin()).contains("trinity");
              assertThat(warning.hint()).contains("optimus plugin lock --platform linux_amd64");
            });
  }

  @Test
  void isNotWrittenIfAPluginToInstallFails() {
    machine.source.remove(TestMachine.pathOf("trinity", "1.0", TestMachine.LINUX));
    machine.source.remove(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX));

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.problems()).anySatisfy(it -> assertThat(it.plugin()).contains("neo"));
    assertThat(machine.lockFile()).doesNotExist();
    assertThat(machine.location).doesNotExist();
  }

  @Test
  void extendsAnExistingLockOnlyWithInstalledPlugins() throws Exception {
    machine.install();
    machine.publish("cypher", "1.0");
    machine.list(entry("cypher", Mode.SERVER));
    int resolves = machine.source.resolves.get();

    InstallReport report = machine.install();

    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(machine.source.resolves).hasValue(resolves);
  }
}
