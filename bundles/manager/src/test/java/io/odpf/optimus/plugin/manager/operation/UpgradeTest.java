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

/** Tests that lock and plugins are updated together, and only with consent. */
class UpgradeTest {
  private static final String NEO = TestMachine.pathOf("neo", "latest", TestMachine.LINUX);
  private static final String TRINITY = TestMachine.pathOf("trinity", "latest", TestMachine.LINUX);

  @TempDir Path directory;
  private TestMachine machine;
  private final List<UpgradePlan> plans = new ArrayList<>();

  @BeforeEach
  void installAndPublish() throws Exception {
    machine = new TestMachine(directory);
    machine.publish("neo", "latest");
    machine.publish("trinity", "latest");
    machine.list("neo", "latest");
    machine.list("trinity", "latest");
    machine.install();
    machine.source.put(NEO, TestProgram.of(TestMachine.LINUX, "newer neo"));
    machine.source.put(TRINITY, TestProgram.of(TestMachine.LINUX, "newer trinity"));
  }

  private UpgradeReport upgrade(UpgradeConsent consent, List<String> names, Option... options)
      throws Exception {
    return machine
        .manager()
        .upgrade(
            new UpgradeRequest(
                machine.file(), names, Mode.CLIENT, Set.of(options), OptionalInt.empty()),
            machine.listener,
            plan -> {
              plans.add(plan);
              return consent.allows(plan);
            });
  }

  private String binary(String plugin) throws Exception {
    return Files.readString(machine.binary(plugin), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private String lock() throws Exception {
    return Files.readString(machine.lockFile());
  }

  @Test
  void updatesLockAndPluginsTogether() throws Exception {
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
    assertThat(machine.diff().differences()).isEmpty();
    assertThat(upgrade(plan -> false, List.of()).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(plans).hasSize(1);
  }

  @Test
  void keepsPluginsThatAreNotRequested() throws Exception {
    UpgradeReport report = upgrade(UpgradeConsent.GIVEN, List.of("trinity"));

    assertThat(report.plan().steps()).hasSize(1);
    assertThat(binary("trinity")).contains("newer trinity");
    assertThat(binary("neo")).doesNotContain("newer neo");
    assertThat(machine.diff().differences()).isEmpty();
  }

  @Test
  void changesNothingWithoutConsentOrInADryRun() throws Exception {
    var tree = machine.tree();
    String lock = lock();

    assertThat(upgrade(plan -> false, List.of()).outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(upgrade(UpgradeConsent.GIVEN, List.of(), Option.DRY_RUN).outcome())
        .isEqualTo(Outcome.DRY_RUN);

    assertThat(plans).hasSize(1);
    assertThat(machine.tree()).isEqualTo(tree);
    assertThat(lock()).isEqualTo(lock);
  }

  @Test
  void keepsTheLockIfTheInstallFails() throws Exception {
    String lock = lock();
    Files.writeString(machine.binary("neo"), "changed by hand");

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
  void reportsAFailedSourceBeforeTheConsent() throws Exception {
    String lock = lock();
    machine.source.remove(TRINITY);

    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class, () -> upgrade(UpgradeConsent.GIVEN, List.of()));

    assertThat(failure.problems().get(0).code().word()).isEqualTo("not-found");
    assertThat(plans).isEmpty();
    assertThat(lock()).isEqualTo(lock);
  }

  @Test
  void installsTheConfirmedVersionEvenIfTheSourceChanges() throws Exception {
    UpgradeReport report =
        upgrade(
            plan -> {
              machine.source.put(NEO, TestProgram.of(TestMachine.LINUX, "newest neo"));
              return true;
            },
            List.of("neo"));

    assertThat(report.outcome()).isEqualTo(Outcome.DONE);
    assertThat(lock()).contains(report.plan().steps().get(0).to().sha256().orElseThrow().hex());
    assertThat(binary("neo")).contains("newer neo");
  }

  @Test
  void keepsALockThatAnotherProcessChanged() throws Exception {
    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class,
            () ->
                upgrade(
                    plan -> {
                      try {
                        machine.upgrade("trinity");
                        return true;
                      } catch (PluginManagerException e) {
                        throw new AssertionError(e);
                      }
                    },
                    List.of("neo")));

    assertThat(failure.problems().get(0).code().word()).isEqualTo("lock-busy");
    assertThat(binary("neo")).doesNotContain("newer");
  }

  @Test
  void updatesTheLockForEveryPlatform() throws Exception {
    machine.publish("neo", "latest", TestMachine.ARM);
    machine.publish("trinity", "latest", TestMachine.ARM);
    machine.lock(TestMachine.ARM);
    machine.source.put(
        TestMachine.pathOf("neo", "latest", TestMachine.ARM),
        TestProgram.of(TestMachine.ARM, "newer neo"));

    assertThat(upgrade(UpgradeConsent.GIVEN, List.of("neo")).plan().steps())
        .extracting(UpgradePlan.Step::platform)
        .containsExactly(TestMachine.LINUX, TestMachine.ARM);
  }

  @Test
  void reportsVersionsNewerThanTheConfiguredOnes() throws Exception {
    machine.publish("neo", "1.0.0");
    machine.publish("neo", "2.0.0");
    machine.list("neo", "1.0.0");

    UpgradeReport report = upgrade(UpgradeConsent.GIVEN, List.of("neo"));

    assertThat(report.plan().newer())
        .containsExactly(
            new UpgradePlan.Newer(
                "neo", "1.0.0", "2.0.0", report.plan().newer().get(0).position()));
    assertThat(report.plan().steps().get(0).to().version()).contains("1.0.0");
  }
}
