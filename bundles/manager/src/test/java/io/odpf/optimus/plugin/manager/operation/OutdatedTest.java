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

/** What sources have now, beside what is locked and installed. */
class OutdatedTest {
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void installNeo() throws Exception {
    world = new World(directory);
    world.publish("neo", "1.0.0");
    world.list("neo", "1.0.0");
    world.install();
  }

  private OutdatedReport report(String... names) throws Exception {
    return world
        .manager()
        .outdated(
            new OutdatedRequest(world.file(), List.of(names), Optional.empty()), world.listener);
  }

  private OutdatedReport.Entry only() throws Exception {
    return report().plugins().get(0);
  }

  @Test
  void aPluginIsCurrentWhoseSourceHasWhatIsLockedAndNothingNewer() throws Exception {
    world.publish("neo", "0.9.0");
    world.publish("neo", "1.1.0-rc.1");
    int fetches = world.source.fetches.get();

    OutdatedReport report = report();

    assertThat(report.outdated()).isFalse();
    OutdatedReport.Entry neo = report.plugins().get(0);
    assertThat(neo.status()).isEqualTo(Status.CURRENT);
    assertThat(neo.latest()).contains("1.0.0");
    assertThat(List.of(neo.installed(), neo.locked(), neo.wanted()))
        .allSatisfy(it -> assertThat(it.orElseThrow().version()).contains("1.0.0"));
    assertThat(world.source.fetches).hasValue(fetches);
  }

  @Test
  void aNewerVersionThanTheConfigurationAsksForIsToldByTheOrderOfVersions() throws Exception {
    world.publish("neo", "1.9.0");
    world.publish("neo", "1.10.0");
    world.publish("trinity", "2.0.0");

    OutdatedReport.Entry neo = only();

    assertThat(neo.status()).isEqualTo(Status.NEWER);
    assertThat(neo.latest()).contains("1.10.0");
    assertThat(neo.wanted().flatMap(ArtifactIdentity::version)).contains("1.0.0");
    assertThat(report().outdated()).isTrue();
  }

  @Test
  void aPreReleaseIsNewerThanAnotherPreReleaseAlone() throws Exception {
    world.publish("neo", "2.0.0-rc.1");
    world.publish("neo", "2.0.0-rc.2");
    assertThat(only().status()).isEqualTo(Status.CURRENT);

    world.list("neo", "2.0.0-rc.1");
    world.install();

    assertThat(only().latest()).contains("2.0.0-rc.2");
    assertThat(only().status()).isEqualTo(Status.NEWER);
  }

  @Test
  void aConfigurationThatAsksForAnotherVersionIsAheadOfItsLock() throws Exception {
    world.publish("neo", "1.1.0");
    world.list("neo", "1.1.0");

    OutdatedReport.Entry neo = only();

    assertThat(neo.status()).isEqualTo(Status.OUTDATED);
    assertThat(neo.reason()).isEqualTo("the version changed since it was locked");
    assertThat(neo.locked().flatMap(ArtifactIdentity::version)).contains("1.0.0");
    assertThat(neo.wanted().flatMap(ArtifactIdentity::version)).contains("1.1.0");
  }

  @Test
  void withoutALockEverythingIsOutdated() throws Exception {
    Files.delete(world.lockFile());

    OutdatedReport.Entry neo = only();

    assertThat(neo.status()).isEqualTo(Status.OUTDATED);
    assertThat(neo.reason()).isEqualTo("there is no lock file");
    assertThat(neo.locked()).isEmpty();
    assertThat(neo.installed()).isPresent();
    assertThat(world.lockFile()).doesNotExist();
  }

  @Test
  void otherBytesUnderTheSameVersionAreOutdated() throws Exception {
    world.source.put(
        World.pathOf("neo", "1.0.0", World.LINUX), World.program(World.LINUX, "other"));

    assertThat(only().status()).isEqualTo(Status.OUTDATED);
    assertThat(only().reason()).isEqualTo("the source has something else than what is locked");
  }

  @Test
  void theSameBytesUnderAnotherNameAreCurrent() throws Exception {
    world.publish("neo", "1.0.0");
    world.source.replicas = true;

    assertThat(only().status()).isEqualTo(Status.CURRENT);
  }

  @Test
  void aSourceWithoutAListOfVersionsLeavesTheNewestUnknown() throws Exception {
    world.publish("neo", "2.0.0");
    world.source.lists = false;
    assertThat(only().latest()).isEmpty();
    assertThat(only().status()).isEqualTo(Status.CURRENT);
    assertThat(only().reason()).isEmpty();

    world.source.unlistable = ProviderException.denied("memory: may not be listed", "ask");

    assertThat(only().status()).isEqualTo(Status.CURRENT);
    assertThat(only().reason()).isEqualTo("newest unknown: memory: may not be listed");
  }

  @Test
  void aSourceThatCannotBeAskedConcernsNoOther() throws Exception {
    world.list("gone", "1.0.0");
    world.publish("neo", "1.2.0");

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
  void nothingIsChanged() throws Exception {
    world.publish("neo", "1.2.0");
    var tree = world.tree();
    String lock = Files.readString(world.lockFile());

    report();

    assertThat(world.tree()).isEqualTo(tree);
    assertThat(Files.readString(world.lockFile())).isEqualTo(lock);
  }
}
