// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {
  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void set() {
    machine = new TestMachine(directory);
  }

  @Test
  void installsAnExecutablePluginAndLocksIt() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");

    InstallReport report = machine.install();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.binary("neo"))))
        .isEqualTo("rwxr-xr-x");
    assertThat(report.plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.INSTALLED);
    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(machine.lockFile()).content().contains("\"neo\"").doesNotContain("hunter2");
    assertThat(machine.source.closed).hasValue(1);
  }

  @Test
  void doesNothingTheSecondTime() throws Exception {
    machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    machine.install();
    Map<String, String> before = machine.tree();
    int fetches = machine.source.fetches.get();

    InstallReport report = machine.install();

    assertThat(report.changed()).isFalse();
    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(report.fetchedBytes()).isZero();
    assertThat(machine.source.fetches).hasValue(fetches);
    assertThat(machine.tree()).isEqualTo(before);
  }

  @Test
  void changesOnlyThePluginWhoseVersionChanged() throws Exception {
    for (String name : new String[] {"neo", "trinity", "morpheus"}) {
      machine.publish(name, "1.0");
      machine.list(name, "1.0");
    }
    machine.install();
    Object neo = Files.getAttribute(machine.binary("neo"), "unix:ino");
    byte[] next = machine.publish("trinity", "2.0");
    machine.list("trinity", "2.0");

    InstallReport report = machine.install();

    assertThat(report.plugins())
        .extracting(PluginOutcome::name, PluginOutcome::action)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("morpheus", Action.UNCHANGED),
            org.assertj.core.groups.Tuple.tuple("neo", Action.UNCHANGED),
            org.assertj.core.groups.Tuple.tuple("trinity", Action.UPDATED));
    assertThat(report.plugins().get(2).previousVersion()).isEqualTo(Optional.of("1.0"));
    assertThat(machine.binary("trinity")).hasBinaryContent(next);
    assertThat(Files.getAttribute(machine.binary("neo"), "unix:ino")).isEqualTo(neo);
  }

  @Test
  void refusesAChangedArtifactAndReportsBothDigests() throws Exception {
    machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    machine.install();
    Map<String, String> before = machine.tree();
    machine.source.put(
        TestMachine.pathOf("neo", "1.0", TestMachine.LINUX),
        TestProgram.of(TestMachine.LINUX, "evil"));

    PluginManagerException refused =
        catchThrowableOfType(
            PluginManagerException.class, () -> machine.install(Option.CHECK_SOURCES));

    assertThat(refused.problems()).hasSize(1);
    assertThat(refused.problems().get(0).code().word()).isEqualTo("source-changed");
    assertThat(refused.getMessage())
        .matches(
            "the source of neo changed under an unchanged lock: locked sha256:[0-9a-f]{64}, source"
                + " now sha256:[0-9a-f]{64}");
    assertThat(refused.problems().get(0).hint()).contains("optimus plugin lock --upgrade neo");
    assertThat(machine.tree()).isEqualTo(before);
  }

  @Test
  void acceptsTheSameBytesWithAnotherTagAndKeepsTheLock() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    machine.install();
    Map<String, String> before = machine.tree();
    machine.source.put(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX), neo);

    InstallReport report = machine.install(Option.CHECK_SOURCES);

    assertThat(report.changed()).isFalse();
    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(machine.tree()).isEqualTo(before);
  }

  @Test
  void repairsAMissingFileFromTheStore() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    machine.install();
    Files.delete(machine.binary("neo"));
    machine.source.remove(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX));

    InstallReport report = machine.install(Option.OFFLINE);

    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.REPAIRED);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(report.fetchedBytes()).isZero();
  }

  @Test
  void refusesToReplaceAModifiedFileUnlessForced() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    machine.install();
    Files.writeString(machine.binary("neo"), "patched");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, machine::install);
    assertThat(refused.problems().get(0).code().word()).isEqualTo("modified");
    assertThat(machine.binary("neo")).hasContent("patched");

    InstallReport report = machine.install(Option.FORCE);
    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.REPAIRED);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void warnsOfAnUnavailableSourceThatIsNotNeeded() throws Exception {
    machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    machine.install();
    machine.source.on(
        "resolve " + TestMachine.pathOf("neo", "1.0", TestMachine.LINUX),
        (content, sink) -> {
          throw io.odpf.optimus.plugin.api.provider.ProviderException.unavailable(
              "no route to memory", "", null);
        });

    InstallReport report = machine.install(Option.CHECK_SOURCES);

    assertThat(report.changed()).isFalse();
    assertThat(machine.listener.warnings)
        .singleElement()
        .satisfies(warning -> assertThat(warning.message()).contains("no route to memory"));
  }

  @Test
  void changesNothingInADryRun() throws Exception {
    machine.publish("neo", "1.0");
    machine.list("neo", "1.0");

    InstallReport report = machine.install(Option.DRY_RUN);

    assertThat(report.dryRun()).isTrue();
    assertThat(report.plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.INSTALLED);
    assertThat(machine.location).doesNotExist();
    assertThat(machine.store).doesNotExist();
    assertThat(machine.lockFile()).doesNotExist();
  }

  @Test
  void prunesUnlistedPluginsOnRequestOnly() throws Exception {
    machine.publish("neo", "1.0");
    machine.publish("trinity", "1.0");
    machine.list("neo", "1.0");
    machine.list("trinity", "1.0");
    machine.install();
    machine.unlist("neo");

    machine.install();
    assertThat(machine.binary("neo")).exists();

    InstallReport report = machine.install(Option.PRUNE);
    assertThat(machine.binary("neo")).doesNotExist();
    assertThat(report.plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.REMOVED, Action.UNCHANGED);
    assertThat(machine.diff().differences()).isEmpty();
  }
}
