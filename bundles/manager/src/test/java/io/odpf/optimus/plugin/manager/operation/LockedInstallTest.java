// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the effect of the lock file on installs in both modes. */
class LockedInstallTest extends LockFixture {
  @Test
  void createsALockFileOnAServer() throws Exception {
    InstallReport report = machine.install(Mode.SERVER);

    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(machine.lockFile()).exists();
  }

  @Test
  void refusesALockedInstallOnAServerWithoutALockFile() {
    PluginManagerException refused = refused(Mode.SERVER, Option.LOCKED);

    assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(refused.problems().get(0).code().word()).isEqualTo("lock-missing");
    assertThat(machine.location).doesNotExist();
  }

  @Test
  void refusesGapsInTheLockOnAServerBeforeAnyChange() throws Exception {
    machine.lock();
    machine.list("trinity", "1.0");
    machine.list("neo", "2.0");
    String lock = Files.readString(machine.lockFile());
    int fetches = machine.source.fetches.get();

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
    assertThat(machine.location).doesNotExist();
    assertThat(machine.lockFile()).hasContent(lock);
    assertThat(machine.source.fetches).hasValue(fetches);
  }

  @ParameterizedTest
  @EnumSource
  void callsNoSourceIfLockAndReceiptsMatchUnlessRequested(Mode mode) throws Exception {
    machine.install(mode);
    int resolves = machine.source.resolves.get();

    assertThat(machine.install(mode).changed()).isFalse();
    assertThat(machine.source.resolves).hasValue(resolves);

    assertThat(machine.install(mode, Option.CHECK_SOURCES).changed()).isFalse();
    assertThat(machine.source.resolves).hasValue(resolves + 1);
  }

  @ParameterizedTest
  @EnumSource
  void repairsFromTheStoreWithoutCallingTheSource(Mode mode) throws Exception {
    machine.install(mode);
    int resolves = machine.source.resolves.get();
    Files.delete(machine.binary("neo"));

    assertThat(machine.install(mode).plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.REPAIRED);

    assertThat(machine.source.resolves).hasValue(resolves);
  }

  @Test
  void installsTheLockedBytesOnAServerAfterTheirTagChanged() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.lock();
    machine.clean(io.odpf.optimus.plugin.api.manager.CleanRequest.Option.CACHE);
    machine.publish("neo", "1.0");
    String lock = Files.readString(machine.lockFile());

    InstallReport report = machine.install(Mode.SERVER);

    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(machine.lockFile()).hasContent(lock);
  }

  @Test
  void refusesAChangedSourceOnAServer() throws Exception {
    machine.lock();
    machine.clean(io.odpf.optimus.plugin.api.manager.CleanRequest.Option.CACHE);
    machine.source.put(
        TestMachine.pathOf("neo", "1.0", TestMachine.LINUX),
        TestProgram.of(TestMachine.LINUX, "other"));

    PluginManagerException refused = refused(Mode.SERVER);

    assertThat(refused.problems().get(0).code().word()).isEqualTo("source-changed");
    assertThat(machine.location.resolve(machine.binary("neo").getFileName())).doesNotExist();
  }

  @Test
  void refusesOtherBytesOfASourceWithoutTags() throws Exception {
    machine.source.pins = false;
    machine.lock();
    machine.clean(io.odpf.optimus.plugin.api.manager.CleanRequest.Option.CACHE);
    machine.source.put(
        TestMachine.pathOf("neo", "1.0", TestMachine.LINUX),
        TestProgram.of(TestMachine.LINUX, "neo 1.1"));

    assertThat(refused(Mode.SERVER).getMessage())
        .startsWith("the source of neo changed under an unchanged lock: locked sha256:");
  }

  @Test
  void extendsTheLockOnAClient() throws Exception {
    machine.install();
    machine.list("trinity", "1.0");

    InstallReport report = machine.install();

    assertThat(report.lock()).isEqualTo(LockChange.UPDATED);
    assertThat(machine.install(Mode.SERVER).changed()).isFalse();
  }

  @Test
  void refusesGapsInALockedInstallOnAClient() throws Exception {
    machine.install();
    machine.list("trinity", "1.0");

    assertThat(refused(Mode.CLIENT, Option.LOCKED).problems().get(0).code().word())
        .isEqualTo("lock-incomplete");
  }

  @Test
  void recreatesALostLockFromTheSource() throws Exception {
    assertLostLockIsRecreatedAfterFetching(1);
  }

  @Test
  void recreatesALostLockFromTheStoreIfTheSourceReportsItsDigest() throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    Digest digest =
        Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(neo));
    machine.listWithDigest(digest);

    assertLostLockIsRecreatedAfterFetching(0);
  }

  private void assertLostLockIsRecreatedAfterFetching(int artifacts) throws Exception {
    machine.install();
    String lock = Files.readString(machine.lockFile());
    Files.delete(machine.lockFile());
    int fetches = machine.source.fetches.get();

    InstallReport report = machine.install();

    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(report.changed()).isFalse();
    assertThat(machine.source.fetches).hasValue(fetches + artifacts);
    assertThat(machine.lockFile()).hasContent(lock);
  }

  /** Uses a receipt with the source's pin of the artifact, but other digests. */
  @ParameterizedTest
  @EnumSource
  void doesNotTrustAReceiptWithoutALock(Mode mode) throws Exception {
    byte[] neo = machine.publish("neo", "1.0");
    machine.install();
    String lock = Files.readString(machine.lockFile());
    Files.delete(machine.lockFile());
    byte[] evil = TestProgram.of(TestMachine.LINUX, "evil");
    Files.write(machine.binary("neo"), evil);
    Path receipt = machine.location.resolve(".optimus/receipts/neo_linux_amd64.json");
    String digest = FileDigest.sha256(machine.binary("neo")).hex();
    Files.writeString(
        receipt,
        Files.readString(receipt)
            .replaceAll("\"sha256\": \"[0-9a-f]{64}\"", "\"sha256\": \"" + digest + "\"")
            .replaceAll("\"size\": [0-9]+", "\"size\": " + evil.length));
    assertThat(machine.installed().get(0).state()).isEqualTo(InstalledPlugin.State.OK);

    InstallReport report = machine.install(mode);

    assertThat(report.plugins()).extracting(PluginOutcome::action).containsExactly(Action.UPDATED);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(machine.lockFile()).hasContent(lock);
  }

  @Test
  void detectsAProviderWithAnotherAddress() throws Exception {
    machine.install();
    machine.move("there");

    assertThat(refused(Mode.SERVER).getMessage()).contains("the provider main points elsewhere");
    assertThat(machine.install().lock()).isEqualTo(LockChange.UPDATED);
  }

  private PluginManagerException refused(Mode mode, Option... options) {
    return catchThrowableOfType(PluginManagerException.class, () -> machine.install(mode, options));
  }
}
