// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {
  @TempDir Path directory;
  private TestMachine machine;
  private byte[] oldNeo;
  private byte[] newNeo;

  /** Updates neo, adds trinity, prunes smith, and keeps tank. */
  @BeforeEach
  void upgrade() throws Exception {
    machine = new TestMachine(directory);
    oldNeo = machine.publish("neo", "1.0");
    newNeo = machine.publish("neo", "2.0");
    for (String name : new String[] {"trinity", "smith", "tank"}) {
      machine.publish(name, "1.0");
    }
    machine.list("neo", "1.0");
    machine.list("smith", "1.0");
    machine.list("tank", "1.0");
    machine.install();
    machine.list("neo", "2.0");
    machine.list("trinity", "1.0");
    machine.unlist("smith");
    machine.install(Option.PRUNE);
  }

  private AbstractThrowableAssert<?, ?> refused(String code) {
    Map<String, String> before = machine.tree();
    return assertThatThrownBy(machine::rollback)
        .isInstanceOfSatisfying(
            PluginManagerException.class,
            failure -> {
              assertThat(failure.problems())
                  .extracting(it -> it.code().word())
                  .containsExactly(code);
              assertThat(machine.tree()).isEqualTo(before);
            });
  }

  @Test
  void refusesToRestoreAFileThatOthersMayWrite() throws Exception {
    try (Stream<Path> kept = Files.list(machine.location.resolve(".optimus/previous"))) {
      for (Path file : kept.filter(it -> it.toString().endsWith(".old")).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }

    assertThatThrownBy(machine::rollback)
        .isInstanceOfSatisfying(
            PluginManagerException.class,
            failure ->
                assertThat(failure.problems())
                    .extracting(it -> it.code().word(), it -> it.message())
                    .allSatisfy(
                        it ->
                            assertThat(it.toString())
                                .contains(
                                    "rollback-refused",
                                    "others could change what was there before (everybody may"
                                        + " write to it)"))
                    .hasSize(2));
    assertThat(machine.binary("neo")).hasBinaryContent(newNeo);
  }

  @Test
  void restoresThePluginsBeforeTheLastInstall() throws Exception {
    String lock = Files.readString(machine.lockFile());
    machine.source.remove(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX));

    RollbackReport report = machine.rollback();

    assertThat(report.plugins())
        .extracting(PluginOutcome::name, PluginOutcome::action)
        .containsExactlyInAnyOrder(
            tuple("neo", Action.UPDATED),
            tuple("trinity", Action.REMOVED),
            tuple("smith", Action.INSTALLED));
    assertThat(machine.binary("neo")).hasBinaryContent(oldNeo).isExecutable();
    assertThat(machine.binary("trinity")).doesNotExist();
    assertThat(machine.binary("smith")).isExecutable();
    assertThat(machine.installed())
        .extracting(it -> it.name(), it -> it.version().orElseThrow())
        .containsExactly(tuple("neo", "1.0"), tuple("smith", "1.0"), tuple("tank", "1.0"));
    assertThat(Files.readString(machine.lockFile())).isEqualTo(lock);
  }

  @Test
  void canBeRolledBackItself() throws Exception {
    machine.rollback();
    machine.rollback();

    assertThat(machine.binary("neo")).hasBinaryContent(newNeo);
    assertThat(machine.binary("trinity")).isExecutable();
    assertThat(machine.binary("smith")).doesNotExist();
    assertThat(machine.diff().differences()).isEmpty();
  }

  @Test
  void isUndoneByTheNextInstall() throws Exception {
    machine.rollback();

    assertThat(machine.install(Option.PRUNE).changed()).isTrue();
    assertThat(machine.binary("neo")).hasBinaryContent(newNeo);
    assertThat(machine.diff().differences()).isEmpty();
  }

  @Test
  void keepsThePreviousSetIfAnInstallChangesNothing() throws Exception {
    machine.install();

    machine.rollback();

    assertThat(machine.binary("neo")).hasBinaryContent(oldNeo);
  }

  @Test
  void changesNothingInADryRun() throws Exception {
    Map<String, String> before = machine.tree();

    RollbackReport report = machine.manager().rollback(new RollbackRequest(machine.file(), true));

    assertThat(report.dryRun()).isTrue();
    assertThat(report.plugins()).hasSize(3);
    assertThat(machine.tree()).isEqualTo(before);
  }

  @Test
  void refusesAPluginThatWasChangedSince() throws Exception {
    Files.writeString(machine.binary("neo"), "patched");

    refused("rollback-refused")
        .hasMessageContaining(machine.binary("neo") + " was changed since it was installed");
  }

  @Test
  void keepsAnUnmanagedBackupAndNamesIt() throws Exception {
    machine.publish("mine", "1.0");
    Files.writeString(machine.binary("mine"), "by hand");
    machine.list("mine", "1.0");
    machine.install(Option.FORCE);

    refused("rollback-refused").hasMessageContaining("had not been installed by this manager");

    assertThat(kept()).contains("by hand");
  }

  @Test
  void refusesAModifiedBackup() throws Exception {
    try (var files = Files.list(machine.location.resolve(".optimus/previous"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".old")).toList()) {
        Files.delete(file);
        Files.writeString(file, "other");
      }
    }

    assertThatThrownBy(machine::rollback)
        .isInstanceOf(PluginManagerException.class)
        .hasMessageContaining("was not as it had been installed either");
    assertThat(machine.binary("neo")).hasBinaryContent(newNeo);
  }

  @Test
  void reportsADamagedRecord() throws Exception {
    Files.writeString(machine.location.resolve(".optimus/previous/set.json"), "{");

    refused("not-rolled-back").hasMessageContaining("set.json is damaged");
  }

  @Test
  void failsWithoutAnInstall() throws Exception {
    TestMachine empty = new TestMachine(directory.resolve("empty"));

    assertThatThrownBy(empty::rollback)
        .isInstanceOf(PluginManagerException.class)
        .hasMessageContaining("there is no install in");
  }

  @Test
  void cannotRestoreCleanedPlugins() throws Exception {
    machine.unlist("trinity");
    machine.clean();

    refused("nothing-to-roll-back");
    assertThat(machine.location.resolve(".optimus/previous")).doesNotExist();
  }

  private String kept() {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(machine.location.resolve(".optimus/previous"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".old")).toList()) {
        all.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      return all.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
