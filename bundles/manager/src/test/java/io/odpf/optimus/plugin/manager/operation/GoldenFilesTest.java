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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests the compatibility with the lock files, receipts, journals and stores of version 53a9aa34 in
 * {@code src/test/resources/golden}. This version writes the same bytes, and reads those of the
 * earlier version.
 */
class GoldenFilesTest {
  private static final List<String> CHANGED = List.of("neo", "trinity", "smith");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(GoldenScenario.class)
  void writesTheSameBytesAsTheEarlierVersion(GoldenScenario scenario) throws Exception {
    Path machine = Files.createDirectory(directory.resolve("machine"));
    Path copy = directory.resolve("copy");

    scenario.run(machine, copy);

    assertThat(withoutSigners(GoldenFiles.read(copy)))
        .isEqualTo(GoldenFiles.read(scenario.golden()));
  }

  /** Removes the signers of receipts, which the earlier version neither writes nor looks at. */
  private static Map<String, String> withoutSigners(Map<String, String> files) {
    Map<String, String> earlier = new TreeMap<>(files);
    earlier.replaceAll(
        (name, content) ->
            name.endsWith(".json")
                ? content.replaceAll("\\n *\"scheme\": \"keyed\",\\n *\"key\": \"[^\"]*\",", "")
                : content);
    return earlier;
  }

  private TestMachine placed(GoldenScenario scenario) throws Exception {
    GoldenFiles.place(GoldenFiles.read(scenario.golden()), directory);
    TestMachine machine = GoldenScenario.machine(directory);
    GoldenScenario.listNewSet(machine);
    return machine;
  }

  private TestMachine installed() throws Exception {
    TestMachine machine = placed(GoldenScenario.INSTALLED);
    machine.list(GoldenScenario.signed("morpheus", Optional.empty()));
    machine.list(GoldenScenario.signed("tank", Optional.of("tank/1.0/SHA256SUMS")));
    return machine;
  }

  @Test
  void readsTheLockFileAndTheReceiptsOfTheEarlierVersion() throws Exception {
    TestMachine machine = installed();
    String lock = Files.readString(machine.lockFile());

    assertThat(machine.diff().differences()).isEmpty();
    assertThat(machine.diff().notes()).isEmpty();
    assertThat(machine.installed())
        .extracting(InstalledPlugin::name)
        .containsExactly("morpheus", "neo", "tank", "trinity");
    assertThat(machine.installed())
        .allMatch(plugin -> plugin.state() == InstalledPlugin.State.OK)
        .allMatch(plugin -> plugin.installedAt().equals(Optional.of(GoldenScenario.NOW)));
    assertThat(machine.installed())
        .filteredOn(plugin -> plugin.verifiedBy().isPresent())
        .extracting(InstalledPlugin::name)
        .containsExactly("morpheus", "tank");
    assertThat(machine.install().plugins())
        .extracting(PluginOutcome::action)
        .containsOnly(PluginOutcome.Action.UNCHANGED);
    assertThat(machine.source.resolves).hasValue(0);
    assertThat(Files.readString(machine.lockFile())).isEqualTo(lock);
  }

  @Test
  void installsFromTheStoreOfTheEarlierVersion() throws Exception {
    TestMachine machine = installed();
    for (String plugin : List.of("morpheus", "neo", "tank", "trinity")) {
      Files.delete(machine.binary(plugin));
    }

    assertThat(machine.install(Option.OFFLINE).plugins())
        .extracting(PluginOutcome::action)
        .containsOnly(PluginOutcome.Action.REPAIRED);
    assertThat(machine.source.fetches).hasValue(0);
  }

  @Test
  void continuesADownloadOfTheEarlierVersion() throws Exception {
    TestMachine machine = installed();
    machine.publish("cypher", "1.0");
    machine.list("cypher", "1.0");
    long[] received = {0};
    machine.source.on(
        TestMachine.pathOf("cypher", "1.0", TestMachine.LINUX),
        (content, sink) -> {
          received[0] = sink.received();
          MemorySource.give(content, sink);
        });

    machine.install();

    assertThat(received[0]).isEqualTo(1000);
    assertThat(machine.binary("cypher")).exists();
  }

  @Test
  void rollsBackAnInstallOfTheEarlierVersion() throws Exception {
    TestMachine machine = installed();

    machine.rollback();

    assertThat(machine.binary("neo"))
        .hasBinaryContent(TestProgram.of(TestMachine.LINUX, "neo 1.0"));
    assertThat(machine.binary("smith")).exists();
    assertThat(machine.binary("trinity")).doesNotExist();
  }

  @Test
  void finishesAChangeOfTheEarlierVersion() throws Exception {
    TestMachine machine = placed(GoldenScenario.INTERRUPTED);
    assertThat(machine.installed()).allMatch(plugin -> plugin.providedBy().isPresent());
    assertThat(machine.listed().unfinished()).contains(new UnfinishedChange(CHANGED, Next.FINISH));

    machine.recover();

    assertThat(machine.binary("neo"))
        .hasBinaryContent(TestProgram.of(TestMachine.LINUX, "neo 2.0"));
    assertThat(machine.binary("trinity")).exists();
    assertThat(machine.binary("smith")).doesNotExist();
    assertThat(machine.lockFile()).content().contains("trinity").doesNotContain("smith");
    assertThat(machine.diff().different()).isFalse();
  }

  @Test
  void finishesAnUndoOfTheEarlierVersion() throws Exception {
    TestMachine machine = placed(GoldenScenario.UNDOING);
    assertThat(machine.listed().unfinished()).contains(new UnfinishedChange(CHANGED, Next.UNDO));

    machine.recover();

    assertThat(machine.binary("neo"))
        .hasBinaryContent(TestProgram.of(TestMachine.LINUX, "neo 1.0"));
    assertThat(machine.binary("smith")).exists();
    assertThat(machine.binary("trinity")).doesNotExist();
    assertThat(machine.lockFile()).content().contains("smith").doesNotContain("trinity");
    Map<String, String> files = GoldenFiles.read(directory);
    assertThat(files.keySet()).noneMatch(it -> it.contains("staging") || it.contains("journal"));
  }
}
