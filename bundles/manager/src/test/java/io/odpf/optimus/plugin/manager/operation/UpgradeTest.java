// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.UpgradeConsent;
import io.odpf.optimus.plugin.api.manager.UpgradePlan;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.manager.UpgradeReport.Outcome;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lock and machine move together, with consent, or stay as they are. */
class UpgradeTest {
  private static final String NEO = World.pathOf("neo", "latest", World.LINUX);
  private static final String TRINITY = World.pathOf("trinity", "latest", World.LINUX);

  @TempDir Path directory;
  private World world;
  private final List<UpgradePlan> plans = new ArrayList<>();

  @BeforeEach
  void installAndPublish() throws Exception {
    world = new World(directory);
    world.publish("neo", "latest");
    world.publish("trinity", "latest");
    world.list("neo", "latest");
    world.list("trinity", "latest");
    world.install();
    world.source.put(NEO, World.program(World.LINUX, "newer neo"));
    world.source.put(TRINITY, World.program(World.LINUX, "newer trinity"));
  }

  private UpgradeReport upgrade(UpgradeConsent consent, List<String> names, Option... options)
      throws Exception {
    return world
        .manager()
        .upgrade(
            new UpgradeRequest(
                world.file(), names, Mode.CLIENT, Set.of(options), OptionalInt.empty()),
            world.listener,
            plan -> {
              plans.add(plan);
              return consent.allows(plan);
            });
  }

  private String binary(String plugin) throws Exception {
    return Files.readString(world.binary(plugin), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private String lock() throws Exception {
    return Files.readString(world.lockFile());
  }

  @Test
  void movesLockAndMachineTogether() throws Exception {
    UpgradeReport report = upgrade(UpgradeConsent.GIVEN, List.of());

    assertThat(report.outcome()).isEqualTo(Outcome.DONE);
    assertThat(report.plan()).isEqualTo(plans.get(0));
    assertThat(report.plan().steps())
        .extracting(UpgradePlan.Step::plugin)
        .containsExactly("neo", "trinity");
    UpgradePlan.Step step = report.plan().steps().get(0);
    assertThat(lock())
        .contains(step.to().sha256().orElseThrow().hex())
        .doesNotContain(step.from().orElseThrow().sha256().orElseThrow().hex());
    assertThat(binary("neo")).contains("newer neo");
    assertThat(world.diff().differences()).isEmpty();
    assertThat(upgrade(plan -> false, List.of()).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(plans).hasSize(1);
  }

  @Test
  void leavesPluginsAloneThatAreNotNamed() throws Exception {
    UpgradeReport report = upgrade(UpgradeConsent.GIVEN, List.of("trinity"));

    assertThat(report.plan().steps()).hasSize(1);
    assertThat(binary("trinity")).contains("newer trinity");
    assertThat(binary("neo")).doesNotContain("newer neo");
    assertThat(world.diff().differences()).isEmpty();
  }

  @Test
  void changesNothingWithoutConsentOrInADryRun() throws Exception {
    var tree = world.tree();
    String lock = lock();

    assertThat(upgrade(plan -> false, List.of()).outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(upgrade(UpgradeConsent.GIVEN, List.of(), Option.DRY_RUN).outcome())
        .isEqualTo(Outcome.DRY_RUN);

    assertThat(plans).hasSize(1);
    assertThat(world.tree()).isEqualTo(tree);
    assertThat(lock()).isEqualTo(lock);
  }

  @Test
  void aFailedInstallLeavesTheLockAsItWas() throws Exception {
    String lock = lock();
    Files.writeString(world.binary("neo"), "changed by hand");

    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class, () -> upgrade(UpgradeConsent.GIVEN, List.of()));

    assertThat(failure.problems().get(0).code().word()).isEqualTo("modified");
    assertThat(lock()).isEqualTo(lock);
    assertThat(binary("trinity")).doesNotContain("newer");
    assertThat(upgrade(UpgradeConsent.GIVEN, List.of(), Option.FORCE).outcome())
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void aSourceThatFailsIsNoticedBeforeAnythingIsAsked() throws Exception {
    String lock = lock();
    world.source.remove(TRINITY);

    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class, () -> upgrade(UpgradeConsent.GIVEN, List.of()));

    assertThat(failure.problems().get(0).code().word()).isEqualTo("not-found");
    assertThat(plans).isEmpty();
    assertThat(lock()).isEqualTo(lock);
  }

  @Test
  void installsTheConfirmedVersionEvenIfTheSourceMovesOn() throws Exception {
    UpgradeReport report =
        upgrade(
            plan -> {
              world.source.put(NEO, World.program(World.LINUX, "newest neo"));
              return true;
            },
            List.of("neo"));

    assertThat(report.outcome()).isEqualTo(Outcome.DONE);
    assertThat(lock()).contains(report.plan().steps().get(0).to().sha256().orElseThrow().hex());
    assertThat(binary("neo")).contains("newer neo");
  }

  @Test
  void aLockThatSomebodyElseChangedMeanwhileStays() throws Exception {
    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class,
            () ->
                upgrade(
                    plan -> {
                      try {
                        world.upgrade("trinity");
                        return true;
                      } catch (PluginManagerException unexpected) {
                        throw new AssertionError(unexpected);
                      }
                    },
                    List.of("neo")));

    assertThat(failure.problems().get(0).code().word()).isEqualTo("lock-busy");
    assertThat(binary("neo")).doesNotContain("newer");
  }

  @Test
  void movesTheLockForEveryPlatformThatItCovers() throws Exception {
    world.publish("neo", "latest", World.ARM);
    world.publish("trinity", "latest", World.ARM);
    world.lock(World.ARM);
    world.source.put(
        World.pathOf("neo", "latest", World.ARM), World.program(World.ARM, "newer neo"));

    assertThat(upgrade(UpgradeConsent.GIVEN, List.of("neo")).plan().steps())
        .extracting(UpgradePlan.Step::platform)
        .containsExactly(World.LINUX, World.ARM);
  }

  @Test
  void tellsOfVersionsBeyondTheConfiguration() throws Exception {
    world.publish("neo", "1.0.0");
    world.publish("neo", "2.0.0");
    world.list("neo", "1.0.0");

    UpgradeReport report = upgrade(UpgradeConsent.GIVEN, List.of("neo"));

    assertThat(report.plan().newer())
        .containsExactly(
            new UpgradePlan.Newer(
                "neo", "1.0.0", "2.0.0", report.plan().newer().get(0).position()));
    assertThat(report.plan().steps().get(0).to().version()).contains("1.0.0");
  }
}
