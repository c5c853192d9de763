// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange.Next;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lock files, receipts, journals and stores of version 53a9aa34, which are below {@code
 * src/test/resources/golden}: this version writes the same bytes, so that the earlier one reads
 * them, and reads the earlier one's.
 */
class GoldenFilesTest {
  private static final List<String> CHANGED = List.of("neo", "trinity", "smith");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(GoldenScenario.class)
  void writesTheBytesThatTheEarlierVersionWrote(GoldenScenario scenario) throws Exception {
    Path machine = Files.createDirectory(directory.resolve("machine"));
    Path copy = directory.resolve("copy");

    scenario.run(machine, copy);

    assertThat(GoldenFiles.read(copy)).isEqualTo(GoldenFiles.read(scenario.golden()));
  }

  private World placed(GoldenScenario scenario) throws Exception {
    GoldenFiles.place(GoldenFiles.read(scenario.golden()), directory);
    World world = GoldenScenario.world(directory);
    GoldenScenario.listNewSet(world);
    return world;
  }

  private World installed() throws Exception {
    World world = placed(GoldenScenario.INSTALLED);
    world.list(GoldenScenario.signed("morpheus", Optional.empty()));
    world.list(GoldenScenario.signed("tank", Optional.of("tank/1.0/SHA256SUMS")));
    return world;
  }

  @Test
  void readsTheLockFileAndTheReceiptsOfTheEarlierVersion() throws Exception {
    World world = installed();
    String lock = Files.readString(world.lockFile());

    assertThat(world.diff().differences()).isEmpty();
    assertThat(world.diff().notes()).isEmpty();
    assertThat(world.installed())
        .extracting(InstalledPlugin::name)
        .containsExactly("morpheus", "neo", "tank", "trinity");
    assertThat(world.installed())
        .allMatch(plugin -> plugin.state() == InstalledPlugin.State.OK)
        .allMatch(plugin -> plugin.installedAt().equals(Optional.of(GoldenScenario.NOW)));
    assertThat(world.installed())
        .filteredOn(plugin -> plugin.verifiedBy().isPresent())
        .extracting(InstalledPlugin::name)
        .containsExactly("morpheus", "tank");
    assertThat(world.install().plugins())
        .extracting(PluginOutcome::action)
        .containsOnly(PluginOutcome.Action.UNCHANGED);
    assertThat(world.source.resolves).hasValue(0);
    assertThat(Files.readString(world.lockFile())).isEqualTo(lock);
  }

  @Test
  void installsFromTheStoreOfTheEarlierVersion() throws Exception {
    World world = installed();
    for (String plugin : List.of("morpheus", "neo", "tank", "trinity")) {
      Files.delete(world.binary(plugin));
    }

    assertThat(world.install(Option.OFFLINE).plugins())
        .extracting(PluginOutcome::action)
        .containsOnly(PluginOutcome.Action.REPAIRED);
    assertThat(world.source.fetches).hasValue(0);
  }

  @Test
  void continuesADownloadOfTheEarlierVersion() throws Exception {
    World world = installed();
    world.publish("cypher", "1.0");
    world.list("cypher", "1.0");
    long[] received = {0};
    world.source.on(
        World.pathOf("cypher", "1.0", World.LINUX),
        (content, sink) -> {
          received[0] = sink.received();
          MemorySource.give(content, sink);
        });

    world.install();

    assertThat(received[0]).isEqualTo(1000);
    assertThat(world.binary("cypher")).exists();
  }

  @Test
  void rollsBackAnInstallOfTheEarlierVersion() throws Exception {
    World world = installed();

    world.rollback();

    assertThat(world.binary("neo")).hasBinaryContent(World.program(World.LINUX, "neo 1.0"));
    assertThat(world.binary("smith")).exists();
    assertThat(world.binary("trinity")).doesNotExist();
  }

  @Test
  void finishesAChangeThatTheEarlierVersionBegan() throws Exception {
    World world = placed(GoldenScenario.INTERRUPTED);
    assertThat(world.installed()).allMatch(plugin -> plugin.providedBy().isPresent());
    assertThat(world.listed().unfinished()).contains(new UnfinishedChange(CHANGED, Next.FINISH));

    world.recover();

    assertThat(world.binary("neo")).hasBinaryContent(World.program(World.LINUX, "neo 2.0"));
    assertThat(world.binary("trinity")).exists();
    assertThat(world.binary("smith")).doesNotExist();
    assertThat(world.lockFile()).content().contains("trinity").doesNotContain("smith");
    assertThat(world.diff().different()).isFalse();
  }

  @Test
  void finishesUndoingWhatTheEarlierVersionBeganToUndo() throws Exception {
    World world = placed(GoldenScenario.UNDOING);
    assertThat(world.listed().unfinished()).contains(new UnfinishedChange(CHANGED, Next.UNDO));

    world.recover();

    assertThat(world.binary("neo")).hasBinaryContent(World.program(World.LINUX, "neo 1.0"));
    assertThat(world.binary("smith")).exists();
    assertThat(world.binary("trinity")).doesNotExist();
    assertThat(world.lockFile()).content().contains("smith").doesNotContain("trinity");
    Map<String, String> files = GoldenFiles.read(directory);
    assertThat(files.keySet()).noneMatch(it -> it.contains("staging") || it.contains("journal"));
  }
}
