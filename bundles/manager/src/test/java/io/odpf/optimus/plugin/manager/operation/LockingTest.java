// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockReport.Change;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lock file makes of an install, in both modes. */
class LockingTest {
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void publish() {
    world = new World(directory);
    world.publish("neo", "1.0");
    world.publish("neo", "1.0", World.ARM);
    world.publish("neo", "2.0");
    world.publish("trinity", "1.0");
    world.list("neo", "1.0");
  }

  @Test
  void aServerWithoutALockFileMakesOne() throws Exception {
    InstallReport report = world.install(Mode.SERVER);

    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(world.lockFile()).exists();
  }

  @Test
  void aServerThatIsToldToBeLockedRefusesWithoutALockFile() {
    PluginManagerException refused = refused(Mode.SERVER, Option.LOCKED);

    assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(refused.problems().get(0).code().word()).isEqualTo("lock-missing");
    assertThat(world.location).doesNotExist();
  }

  @Test
  void aServerRefusesWhatItsLockDoesNotCoverBeforeItTouchesAnything() throws Exception {
    world.lock();
    world.list("trinity", "1.0");
    world.list("neo", "2.0");
    String lock = Files.readString(world.lockFile());
    int fetches = world.source.fetches.get();

    PluginManagerException refused = refused(Mode.SERVER);

    assertThat(refused.problems())
        .extracting(it -> it.code().word(), it -> it.message())
        .containsExactly(
            tuple(
                "lock-incomplete",
                "the lock file does not cover neo for linux_amd64: the version changed since it was"
                    + " locked"),
            tuple(
                "lock-incomplete",
                "the lock file does not cover trinity for linux_amd64: it is not in the lock"
                    + " file"));
    assertThat(refused.problems().get(0).hint())
        .contains("optimus plugin lock --platform linux_amd64");
    assertThat(world.location).doesNotExist();
    assertThat(world.lockFile()).hasContent(lock);
    assertThat(world.source.fetches).hasValue(fetches);
  }

  @ParameterizedTest
  @EnumSource
  void asksNoSourceWhenLockAndReceiptsAgreeUnlessToldTo(Mode mode) throws Exception {
    world.install(mode);
    int resolves = world.source.resolves.get();

    assertThat(world.install(mode).changed()).isFalse();
    assertThat(world.source.resolves).hasValue(resolves);

    assertThat(world.install(mode, Option.CHECK_SOURCES).changed()).isFalse();
    assertThat(world.source.resolves).hasValue(resolves + 1);
  }

  @ParameterizedTest
  @EnumSource
  void repairsFromTheStoreWithoutAskingTheSource(Mode mode) throws Exception {
    world.install(mode);
    int resolves = world.source.resolves.get();
    Files.delete(world.binary("neo"));

    assertThat(world.install(mode).plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.REPAIRED);

    assertThat(world.source.resolves).hasValue(resolves);
  }

  @Test
  void aServerInstallsTheLockedBytesThoughTheirTagChangedAndLeavesTheLockAlone() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.lock();
    world.clean(io.odpf.optimus.plugin.api.manager.CleanRequest.Option.CACHE);
    world.publish("neo", "1.0");
    String lock = Files.readString(world.lockFile());

    InstallReport report = world.install(Mode.SERVER);

    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(world.lockFile()).hasContent(lock);
  }

  @Test
  void aServerRefusesASourceThatNoLongerMatchesTheLock() throws Exception {
    world.lock();
    world.clean(io.odpf.optimus.plugin.api.manager.CleanRequest.Option.CACHE);
    world.source.put(World.pathOf("neo", "1.0", World.LINUX), World.program(World.LINUX, "other"));

    PluginManagerException refused = refused(Mode.SERVER);

    assertThat(refused.problems().get(0).code().word()).isEqualTo("source-changed");
    assertThat(world.location.resolve(world.binary("neo").getFileName())).doesNotExist();
  }

  @Test
  void refusesOtherBytesOfASourceWithoutTagsToo() throws Exception {
    world.source.pins = false;
    world.lock();
    world.clean(io.odpf.optimus.plugin.api.manager.CleanRequest.Option.CACHE);
    world.source.put(
        World.pathOf("neo", "1.0", World.LINUX), World.program(World.LINUX, "neo 1.1"));

    assertThat(refused(Mode.SERVER).getMessage())
        .startsWith("the source of neo changed under an unchanged lock: locked sha256:");
  }

  @Test
  void aClientFillsTheGapsOfItsLock() throws Exception {
    world.install();
    world.list("trinity", "1.0");

    InstallReport report = world.install();

    assertThat(report.lock()).isEqualTo(LockChange.UPDATED);
    assertThat(world.install(Mode.SERVER).changed()).isFalse();
  }

  @Test
  void aClientThatIsToldToBeLockedDoesNot() throws Exception {
    world.install();
    world.list("trinity", "1.0");

    assertThat(refused(Mode.CLIENT, Option.LOCKED).problems().get(0).code().word())
        .isEqualTo("lock-incomplete");
  }

  @Test
  void makesALostLockAnewFromWhatTheSourceHas() throws Exception {
    assertLostLockIsMadeAnewAfterFetching(1);
  }

  @Test
  void makesALostLockAnewFromTheStoreWhenTheSourceNamesItsDigest() throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    Digest digest =
        Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(neo));
    world.list(
        World.entry(
            "neo", "1.0", Optional.empty(), Map.of(World.LINUX, digest), Set.of(Mode.values())));

    assertLostLockIsMadeAnewAfterFetching(0);
  }

  private void assertLostLockIsMadeAnewAfterFetching(int artifacts) throws Exception {
    world.install();
    String lock = Files.readString(world.lockFile());
    Files.delete(world.lockFile());
    int fetches = world.source.fetches.get();

    InstallReport report = world.install();

    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(report.changed()).isFalse();
    assertThat(world.source.fetches).hasValue(fetches + artifacts);
    assertThat(world.lockFile()).hasContent(lock);
  }

  /** The receipt has the source's own name for the artifact, and digests that are not its. */
  @ParameterizedTest
  @EnumSource
  void aReceiptWithoutALockIsNoEvidenceOfWhatTheSourceHas(Mode mode) throws Exception {
    byte[] neo = world.publish("neo", "1.0");
    world.install();
    String lock = Files.readString(world.lockFile());
    Files.delete(world.lockFile());
    byte[] evil = World.program(World.LINUX, "evil");
    Files.write(world.binary("neo"), evil);
    Path receipt = world.location.resolve(".optimus/receipts/neo_linux_amd64.json");
    String digest = FileDigest.sha256(world.binary("neo")).hex();
    Files.writeString(
        receipt,
        Files.readString(receipt)
            .replaceAll("\"sha256\": \"[0-9a-f]{64}\"", "\"sha256\": \"" + digest + "\"")
            .replaceAll("\"size\": [0-9]+", "\"size\": " + evil.length));
    assertThat(world.installed().get(0).state()).isEqualTo(InstalledPlugin.State.OK);

    InstallReport report = world.install(mode);

    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.UPDATED);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(world.lockFile()).hasContent(lock);
  }

  @Test
  void noticesAProviderThatPointsElsewhere() throws Exception {
    world.install();
    world.move("there");

    assertThat(refused(Mode.SERVER).getMessage()).contains("the provider main points elsewhere");
    assertThat(world.install().lock()).isEqualTo(LockChange.UPDATED);
  }

  @Test
  void coversOtherPlatformsFromThisMachineAndExtends() throws Exception {
    LockReport first = world.lock(World.LINUX);
    LockReport second = world.lock(World.ARM);

    assertThat(first.entries()).extracting(it -> it.change()).containsExactly(Change.ADDED);
    assertThat(second.entries())
        .extracting(it -> it.change(), it -> it.platforms())
        .containsExactly(tuple(Change.EXTENDED, java.util.List.of("linux_amd64", "linux_arm64")));
    assertThat(world.location).doesNotExist();
    assertThat(world.store.resolve("scratch")).isEmptyDirectory();
    assertThat(world.lock().changed()).isFalse();
  }

  @Test
  void coversItsPlatformsAgainWhenAVersionChanges() throws Exception {
    world.lock(World.LINUX, World.ARM);
    world.publish("neo", "2.0", World.ARM);
    world.list("neo", "2.0");

    world.install();
    LockReport report = world.lock();

    assertThat(report.entries().get(0).platforms()).containsExactly("linux_amd64", "linux_arm64");
    assertThat(report.entries().get(0).version()).contains("2.0");
  }

  @Test
  void failsWhenASourceLacksAPlatform() {
    PluginManagerException failed =
        catchThrowableOfType(
            PluginManagerException.class,
            () -> world.lock(World.LINUX, new Platform("plan9", "amd64")));

    assertThat(failed.problems().get(0).code().word()).isEqualTo("not-found");
    assertThat(world.lockFile()).doesNotExist();
  }

  @Test
  void movesAPinOnPurposeAndInstallsItThen() throws Exception {
    world.install();
    byte[] changed = World.program(World.LINUX, "changed");
    world.source.put(World.pathOf("neo", "1.0", World.LINUX), changed);

    LockReport report = world.upgrade("neo");
    world.install();

    assertThat(report.entries()).extracting(it -> it.change()).containsExactly(Change.MOVED);
    assertThat(world.binary("neo")).hasBinaryContent(changed);
  }

  @Test
  void fetchesNothingToUpgradeWhatDidNotMove() throws Exception {
    world.install();
    int fetches = world.source.fetches.get();

    LockReport report = world.upgrade();

    assertThat(report.changed()).isFalse();
    assertThat(world.source.fetches).hasValue(fetches);
  }

  @Test
  void doesNotKnowAPluginThatIsNotListed() {
    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> world.upgrade("noe"));

    assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(refused.getMessage()).endsWith("config.yaml lists no plugin noe");
    assertThat(refused.problems().get(0).hint()).isEqualTo("it lists neo");
  }

  @Test
  void forgetsWhatTheConfigurationNoLongerLists() throws Exception {
    world.list("trinity", "1.0");
    world.lock();
    world.unlist("trinity");

    LockReport report = world.lock();

    assertThat(report.entries())
        .extracting(it -> it.plugin(), it -> it.change())
        .containsExactly(tuple("neo", Change.UNCHANGED), tuple("trinity", Change.REMOVED));
  }

  @Test
  void writesTheSameFileWhateverTheOrderOfTheConfiguration() throws Exception {
    world.list("trinity", "1.0");
    world.lock();
    String lock = Files.readString(world.lockFile());
    Files.delete(world.lockFile());
    world.unlist("neo");
    world.list("neo", "1.0");

    world.lock();

    assertThat(world.lockFile()).hasContent(lock);
    assertThat(lock).doesNotContain(directory.toString()).doesNotContain("hunter2").endsWith("}\n");
  }

  private PluginManagerException refused(Mode mode, Option... options) {
    return catchThrowableOfType(PluginManagerException.class, () -> world.install(mode, options));
  }
}
