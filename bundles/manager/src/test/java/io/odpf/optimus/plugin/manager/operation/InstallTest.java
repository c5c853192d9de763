// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
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
  private World world;

  @BeforeEach
  void set() {
    world = new World(directory);
  }

  @Test
  void putsAPluginInPlaceExecutableAndLocksIt() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");

    InstallReport report = world.install();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.binary("neo"))))
        .isEqualTo("rwxr-xr-x");
    assertThat(report.plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.INSTALLED);
    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(world.lockFile()).content().contains("\"neo\"").doesNotContain("hunter2");
    assertThat(world.source.closed).hasValue(1);
  }

  @Test
  void doesNothingTheSecondTimeAndFetchesNothing() throws Exception {
    world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.install();
    Map<String, String> before = world.tree();
    int fetches = world.source.fetches.get();

    InstallReport report = world.install();

    assertThat(report.changed()).isFalse();
    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(report.fetchedBytes()).isZero();
    assertThat(world.source.fetches).hasValue(fetches);
    assertThat(world.tree()).isEqualTo(before);
  }

  @Test
  void touchesOnlyThePluginWhoseVersionChanged() throws Exception {
    for (String name : new String[] {"neo", "trinity", "morpheus"}) {
      world.publish(name, "1.0");
      world.list(name, "1.0");
    }
    world.install();
    Object neo = Files.getAttribute(world.binary("neo"), "unix:ino");
    byte[] next = world.publish("trinity", "2.0");
    world.list("trinity", "2.0");

    InstallReport report = world.install();

    assertThat(report.plugins())
        .extracting(PluginOutcome::name, PluginOutcome::action)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("morpheus", Action.UNCHANGED),
            org.assertj.core.groups.Tuple.tuple("neo", Action.UNCHANGED),
            org.assertj.core.groups.Tuple.tuple("trinity", Action.UPDATED));
    assertThat(report.plugins().get(2).previousVersion()).isEqualTo(Optional.of("1.0"));
    assertThat(world.binary("trinity")).hasBinaryContent(next);
    assertThat(Files.getAttribute(world.binary("neo"), "unix:ino")).isEqualTo(neo);
  }

  @Test
  void refusesAChangedArtifactUnderAnUnchangedLockWithBothDigests() throws Exception {
    world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.install();
    Map<String, String> before = world.tree();
    world.source.put(World.pathOf("neo", "1.0", World.LINUX), World.program(World.LINUX, "evil"));

    PluginManagerException refused =
        catchThrowableOfType(
            PluginManagerException.class, () -> world.install(Option.CHECK_SOURCES));

    assertThat(refused.problems()).hasSize(1);
    assertThat(refused.problems().get(0).code().word()).isEqualTo("source-changed");
    assertThat(refused.getMessage())
        .matches(
            "the source of neo changed under an unchanged lock: locked sha256:[0-9a-f]{64}, source"
                + " now sha256:[0-9a-f]{64}");
    assertThat(refused.problems().get(0).hint()).contains("optimus plugin lock --upgrade neo");
    assertThat(world.tree()).isEqualTo(before);
  }

  @Test
  void acceptsTheSameBytesUnderAnotherTagAndKeepsTheLock() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.install();
    Map<String, String> before = world.tree();
    world.source.put(World.pathOf("neo", "1.0", World.LINUX), neo);

    InstallReport report = world.install(Option.CHECK_SOURCES);

    assertThat(report.changed()).isFalse();
    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(world.tree()).isEqualTo(before);
  }

  @Test
  void leavesAnUnmanagedFileAlone() throws Exception {
    world.publish("neo", "1.0");
    world.list("neo", "1.0");
    Files.createDirectories(world.location);
    Files.writeString(world.binary("neo"), "mine");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(refused.problems().get(0).code().word()).isEqualTo("unmanaged-clash");
    assertThat(refused.problems().get(0).hint()).contains("--adopt").contains("--force");
    assertThat(world.binary("neo")).hasContent("mine");
    assertThat(world.source.fetches).hasValue(0);
  }

  @Test
  void adoptsAnUnmanagedFileOfTheRightContentWithoutTouchingIt() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    Files.createDirectories(world.location);
    Files.write(world.binary("neo"), neo);
    Files.setPosixFilePermissions(
        world.binary("neo"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Object inode = Files.getAttribute(world.binary("neo"), "unix:ino");

    InstallReport report = world.install(Option.ADOPT);

    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.ADOPTED);
    assertThat(Files.getAttribute(world.binary("neo"), "unix:ino")).isEqualTo(inode);
    assertThat(world.diff().differences()).isEmpty();
  }

  @Test
  void refusesToAdoptAnotherContent() throws Exception {
    world.publish("neo", "1.0");
    world.list("neo", "1.0");
    Files.createDirectories(world.location);
    Files.writeString(world.binary("neo"), "mine");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> world.install(Option.ADOPT));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("adopt-differs");
    assertThat(world.binary("neo")).hasContent("mine");
  }

  @Test
  void adoptsNoFileThatOthersMayWrite() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    Files.createDirectories(world.location);
    Files.write(world.binary("neo"), neo);
    permissions("rwxrwxr-x");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> world.install(Option.ADOPT));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("adopt-unsafe");
    assertThat(refused.problems().get(0).message()).contains("others could change it: its group");
    assertThat(refused.problems().get(0).hint()).contains("chmod go-w", "--force");
    assertThat(world.lockFile()).doesNotExist();

    world.install(Option.ADOPT, Option.FORCE);
    assertThat(permissions()).isEqualTo("rwxr-xr-x");
    assertThat(world.diff().differences()).isEmpty();
  }

  @Test
  void replacesAPluginThatOthersMayWriteByTheSame() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.install();
    permissions("rwxr-xrwx");

    assertThat(world.installed().get(0).state()).isEqualTo(InstalledPlugin.State.MODIFIED);
    assertThat(world.diff().differences())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.reason())
                    .isEqualTo("others could change its file: everybody may write to it"));
    InstallReport report = world.install();

    assertThat(report.plugins())
        .extracting(PluginOutcome::action, PluginOutcome::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Action.REPAIRED, "others could change its file"));
    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(permissions()).isEqualTo("rwxr-xr-x");
    assertThat(world.installed().get(0).state()).isEqualTo(InstalledPlugin.State.OK);
  }

  private void permissions(String permissions) throws Exception {
    Files.setPosixFilePermissions(
        world.binary("neo"), PosixFilePermissions.fromString(permissions));
  }

  private String permissions() throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(world.binary("neo")));
  }

  @Test
  void replacesAnUnmanagedFileWhenForced() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    Files.createDirectories(world.location);
    Files.writeString(world.binary("neo"), "mine");

    world.install(Option.FORCE);

    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void repairsAMissingFileFromTheStoreAlone() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.install();
    Files.delete(world.binary("neo"));
    world.source.remove(World.pathOf("neo", "1.0", World.LINUX));

    InstallReport report = world.install(Option.OFFLINE);

    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.REPAIRED);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(report.fetchedBytes()).isZero();
  }

  @Test
  void asksBeforeItReplacesAFileThatWasChangedByHand() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.install();
    Files.writeString(world.binary("neo"), "patched");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, world::install);
    assertThat(refused.problems().get(0).code().word()).isEqualTo("modified");
    assertThat(world.binary("neo")).hasContent("patched");

    InstallReport report = world.install(Option.FORCE);
    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.REPAIRED);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void goesOnWithAWarningWhenNothingIsNeededAndTheSourceIsAway() throws Exception {
    world.publish("neo", "1.0");
    world.list("neo", "1.0");
    world.install();
    world.source.on(
        "resolve " + World.pathOf("neo", "1.0", World.LINUX),
        (content, sink) -> {
          throw io.odpf.optimus.plugin.api.provider.ProviderException.unavailable(
              "no route to memory", "", null);
        });

    InstallReport report = world.install(Option.CHECK_SOURCES);

    assertThat(report.changed()).isFalse();
    assertThat(world.listener.warnings)
        .singleElement()
        .satisfies(warning -> assertThat(warning.message()).contains("no route to memory"));
  }

  @Test
  void saysWhatItWouldDoAndDoesNothing() throws Exception {
    world.publish("neo", "1.0");
    world.list("neo", "1.0");

    InstallReport report = world.install(Option.DRY_RUN);

    assertThat(report.dryRun()).isTrue();
    assertThat(report.plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.INSTALLED);
    assertThat(world.location).doesNotExist();
    assertThat(world.store).doesNotExist();
    assertThat(world.lockFile()).doesNotExist();
  }

  @Test
  void removesWhatIsNoLongerListedOnlyWhenAskedTo() throws Exception {
    world.publish("neo", "1.0");
    world.publish("trinity", "1.0");
    world.list("neo", "1.0");
    world.list("trinity", "1.0");
    world.install();
    world.unlist("neo");

    world.install();
    assertThat(world.binary("neo")).exists();

    InstallReport report = world.install(Option.PRUNE);
    assertThat(world.binary("neo")).doesNotExist();
    assertThat(report.plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.REMOVED, Action.UNCHANGED);
    assertThat(world.diff().differences()).isEmpty();
  }
}
