// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests installs where a file exists that was not installed, or that others may write. */
class UnmanagedFileTest {
  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void set() {
    machine = new TestMachine(directory);
  }

  @Test
  void refusesToReplaceAnUnmanagedFile() throws Exception {
    machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    Files.createDirectories(machine.location);
    Files.writeString(machine.binary("neo"), "mine");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(refused.problems().get(0).code().word()).isEqualTo("unmanaged-clash");
    assertThat(refused.problems().get(0).hint()).contains("--adopt").contains("--force");
    assertThat(machine.binary("neo")).hasContent("mine");
    assertThat(machine.source.fetches).hasValue(0);
  }

  @Test
  void adoptsAnUnmanagedFileWithTheRightContent() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    Files.createDirectories(machine.location);
    Files.write(machine.binary("neo"), neo);
    Files.setPosixFilePermissions(
        machine.binary("neo"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Object inode = Files.getAttribute(machine.binary("neo"), "unix:ino");

    InstallReport report = machine.install(Option.ADOPT);

    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.ADOPTED);
    assertThat(Files.getAttribute(machine.binary("neo"), "unix:ino")).isEqualTo(inode);
    assertThat(machine.diff().differences()).isEmpty();
  }

  @Test
  void refusesToAdoptAnotherContent() throws Exception {
    machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    Files.createDirectories(machine.location);
    Files.writeString(machine.binary("neo"), "mine");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> machine.install(Option.ADOPT));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("adopt-differs");
    assertThat(machine.binary("neo")).hasContent("mine");
  }

  @Test
  void refusesToAdoptAFileThatOthersMayWrite() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    Files.createDirectories(machine.location);
    Files.write(machine.binary("neo"), neo);
    permissions("rwxrwxr-x");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> machine.install(Option.ADOPT));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("adopt-unsafe");
    assertThat(refused.problems().get(0).message()).contains("others could change it: its group");
    assertThat(refused.problems().get(0).hint()).contains("chmod go-w", "--force");
    assertThat(machine.lockFile()).doesNotExist();

    machine.install(Option.ADOPT, Option.FORCE);
    assertThat(permissions()).isEqualTo("rwxr-xr-x");
    assertThat(machine.diff().differences()).isEmpty();
  }

  @Test
  void repairsAPluginThatOthersMayWrite() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    machine.install();
    permissions("rwxr-xrwx");

    assertThat(machine.installed().get(0).state()).isEqualTo(InstalledPlugin.State.MODIFIED);
    assertThat(machine.diff().differences())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.reason())
                    .isEqualTo("others could change its file: everybody may write to it"));
    InstallReport report = machine.install();

    assertThat(report.plugins())
        .extracting(PluginOutcome::action, PluginOutcome::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Action.REPAIRED, "others could change its file"));
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(permissions()).isEqualTo("rwxr-xr-x");
    assertThat(machine.installed().get(0).state()).isEqualTo(InstalledPlugin.State.OK);
  }

  private void permissions(String permissions) throws Exception {
    Files.setPosixFilePermissions(
        machine.binary("neo"), PosixFilePermissions.fromString(permissions));
  }

  private String permissions() throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.binary("neo")));
  }

  @Test
  void replacesAnUnmanagedFileWhenForced() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    Files.createDirectories(machine.location);
    Files.writeString(machine.binary("neo"), "mine");

    machine.install(Option.FORCE);

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }
}
