// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lock file that an install makes covers every plugin that is listed, whatever the mode. */
class NewLockTest {
  @TempDir Path directory;
  private World world;

  @BeforeEach
  void list() {
    world = new World(directory);
    world.publish("neo", "1.0");
    world.publish("trinity", "1.0");
    world.list(entry("neo", Mode.CLIENT));
    world.list(entry("trinity", Mode.SERVER));
  }

  private static io.odpf.optimus.plugin.config.model.PluginEntry entry(String plugin, Mode mode) {
    return World.entry(plugin, "1.0", Optional.empty(), Map.of(), Set.of(mode));
  }

  @ParameterizedTest
  @EnumSource
  void soThatTheOtherModeInstallsByItAfterwards(Mode first) throws Exception {
    Mode second = first == Mode.CLIENT ? Mode.SERVER : Mode.CLIENT;

    InstallReport report = world.install(first);
    String lock = Files.readString(world.lockFile());
    InstallReport other = world.install(second, InstallRequest.Option.LOCKED);

    assertThat(report.plugins())
        .extracting(PluginOutcome::name)
        .containsExactly(first == Mode.CLIENT ? "neo" : "trinity");
    assertThat(other.plugins()).hasSize(1);
    assertThat(other.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(world.lockFile()).hasContent(lock);
    assertThat(world.binary("neo")).exists();
    assertThat(world.binary("trinity")).exists();
    assertThat(world.location.resolve(".optimus/staging")).isEmptyDirectory();
  }

  @Test
  void whenOnePluginAloneIsInstalledToo() throws Exception {
    world.publish("cypher", "1.0");
    world.list("cypher", "1.0");

    world
        .manager()
        .install(
            new InstallRequest(
                world.file(),
                List.of("neo"),
                Mode.CLIENT,
                Optional.empty(),
                Set.of(),
                OptionalInt.empty()),
            world.listener);

    assertThat(world.lockFile()).content().contains("neo", "trinity", "cypher");
    assertThat(world.binary("cypher")).doesNotExist();
  }

  @Test
  void butForWhatThisMachineCannotHaveWhichIsWarnedOf() throws Exception {
    world.source.remove(World.pathOf("trinity", "1.0", World.LINUX));

    InstallReport report = world.install();

    assertThat(report.lock()).isEqualTo(LockChange.CREATED);
    assertThat(world.binary("neo")).exists();
    assertThat(world.lockFile()).content().contains("neo").doesNotContain("trinity");
    assertThat(world.listener.warnings)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code().word()).isEqualTo("not-locked");
              assertThat(warning.plugin()).contains("trinity");
              assertThat(warning.hint()).contains("optimus plugin lock --platform linux_amd64");
            });
  }

  @Test
  void andNothingIsDoneWhenWhatIsToBeInstalledFails() {
    world.source.remove(World.pathOf("trinity", "1.0", World.LINUX));
    world.source.remove(World.pathOf("neo", "1.0", World.LINUX));

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(failed.problems()).anySatisfy(it -> assertThat(it.plugin()).contains("neo"));
    assertThat(world.lockFile()).doesNotExist();
    assertThat(world.location).doesNotExist();
  }

  @Test
  void extendsAnExistingLockOnlyByInstalledPlugins() throws Exception {
    world.install();
    world.publish("cypher", "1.0");
    world.list(entry("cypher", Mode.SERVER));
    int resolves = world.source.resolves.get();

    InstallReport report = world.install();

    assertThat(report.lock()).isEqualTo(LockChange.UNCHANGED);
    assertThat(world.source.resolves).hasValue(resolves);
  }
}
