// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedReport.Status;
import io.odpf.optimus.plugin.api.manager.OutdatedRequest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the comparison of sources with locked and installed plugins. */
class OutdatedTest {
  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void installNeo() throws Exception {
    machine = new TestMachine(directory);
    machine.publish("neo", "1.0.0");
    machine.list("neo", "1.0.0");
    machine.install();
  }

  private OutdatedReport report(String... names) throws Exception {
    return machine
        .manager()
        .outdated(
            new OutdatedRequest(machine.file(), List.of(names), Optional.empty()),
            machine.listener);
  }

  private OutdatedReport.Entry only() throws Exception {
    return report().plugins().get(0);
  }

  @Test
  void reportsCurrentIfTheSourceHasTheLockedArtifactAndNothingNewer() throws Exception {
    machine.publish("neo", "0.9.0");
    machine.publish("neo", "1.1.0-rc.1");
    int fetches = machine.source.fetches.get();

    OutdatedReport report = report();

    assertThat(report.outdated()).isFalse();
    OutdatedReport.Entry neo = report.plugins().get(0);
    assertThat(neo.status()).isEqualTo(Status.CURRENT);
    assertThat(neo.latest()).contains("1.0.0");
    assertThat(List.of(neo.installed(), neo.locked(), neo.wanted()))
        .allSatisfy(it -> assertThat(it.orElseThrow().version()).contains("1.0.0"));
    assertThat(machine.source.fetches).hasValue(fetches);
  }

  @Test
  void reportsANewerVersionByTheOrderOfVersions() throws Exception {
    machine.publish("neo", "1.9.0");
    machine.publish("neo", "1.10.0");
    machine.publish("trinity", "2.0.0");

    OutdatedReport.Entry neo = only();

    assertThat(neo.status()).isEqualTo(Status.NEWER);
    assertThat(neo.latest()).contains("1.10.0");
    assertThat(neo.wanted().flatMap(ArtifactIdentity::version)).contains("1.0.0");
    assertThat(report().outdated()).isTrue();
  }

  @Test
  void offersAPreReleaseOnlyToUsersOfAPreRelease() throws Exception {
    machine.publish("neo", "2.0.0-rc.1");
    machine.publish("neo", "2.0.0-rc.2");
    assertThat(only().status()).isEqualTo(Status.CURRENT);

    machine.list("neo", "2.0.0-rc.1");
    machine.install();

    assertThat(only().latest()).contains("2.0.0-rc.2");
    assertThat(only().status()).isEqualTo(Status.NEWER);
  }

  @Test
  void reportsOutdatedIfTheConfigurationRequestsAnotherVersion() throws Exception {
    machine.publish("neo", "1.1.0");
    machine.list("neo", "1.1.0");

    OutdatedReport.Entry neo = only();

    assertThat(neo.status()).isEqualTo(Status.OUTDATED);
    assertThat(neo.reason()).isEqualTo("the version changed since it was locked");
    assertThat(neo.locked().flatMap(ArtifactIdentity::version)).contains("1.0.0");
    assertThat(neo.wanted().flatMap(ArtifactIdentity::version)).contains("1.1.0");
  }

  @Test
  void reportsOutdatedWithoutALock() throws Exception {
    Files.delete(machine.lockFile());

    OutdatedReport.Entry neo = only();

    assertThat(neo.status()).isEqualTo(Status.OUTDATED);
    assertThat(neo.reason()).isEqualTo("there is no lock file");
    assertThat(neo.locked()).isEmpty();
    assertThat(neo.installed()).isPresent();
    assertThat(machine.lockFile()).doesNotExist();
  }

  @Test
  void reportsOutdatedForOtherBytesOfTheSameVersion() throws Exception {
    machine.source.put(
        TestMachine.pathOf("neo", "1.0.0", TestMachine.LINUX),
        TestProgram.of(TestMachine.LINUX, "other"));

    assertThat(only().status()).isEqualTo(Status.OUTDATED);
    assertThat(only().reason()).isEqualTo("the source has something else than what is locked");
  }

  @Test
  void reportsCurrentForTheSameBytesUnderAnotherName() throws Exception {
    machine.publish("neo", "1.0.0");
    machine.source.replicas = true;

    assertThat(only().status()).isEqualTo(Status.CURRENT);
  }

  @Test
  void omitsTheNewestVersionIfTheSourceCannotListVersions() throws Exception {
    machine.publish("neo", "2.0.0");
    machine.source.lists = false;
    assertThat(only().latest()).isEmpty();
    assertThat(only().status()).isEqualTo(Status.CURRENT);
    assertThat(only().reason()).isEmpty();

    machine.source.unlistable = ProviderException.denied("memory: may not be listed", "ask");

    assertThat(only().status()).isEqualTo(Status.CURRENT);
    assertThat(only().reason()).isEqualTo("newest unknown: memory: may not be listed");
  }

  @Test
  void reportsAFailedSourceBesideTheOthers() throws Exception {
    machine.list("gone", "1.0.0");
    machine.publish("neo", "1.2.0");

    OutdatedReport report = report();

    assertThat(report.failed()).isTrue();
    assertThat(report.outdated()).isTrue();
    assertThat(report.plugins())
        .extracting(OutdatedReport.Entry::plugin, OutdatedReport.Entry::status)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("gone", Status.FAILED),
            org.assertj.core.api.Assertions.tuple("neo", Status.NEWER));
    assertThat(report.plugins().get(0).problem().orElseThrow().code().word())
        .isEqualTo("not-found");
    assertThat(report("neo").failed()).isFalse();
  }

  @Test
  void changesNothing() throws Exception {
    machine.publish("neo", "1.2.0");
    var tree = machine.tree();
    String lock = Files.readString(machine.lockFile());

    report();

    assertThat(machine.tree()).isEqualTo(tree);
    assertThat(Files.readString(machine.lockFile())).isEqualTo(lock);
  }
}
