// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example policy, dropped in. */
class PolicyBundleTest {

  @ParameterizedTest
  @MethodSource("io.odpf.optimus.plugin.itests.behaviour.ProcessWay#all")
  void asksADroppedInPolicyAndRequiresIt(ProcessWay way) throws Exception {
    try (Stage stage = Stage.open(way)) {
      stage.release("0.0.6").archives("neo", "neo");
      stage.write(
          stage
              .releases()
              .policy("require: [change-freeze]")
              .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));
      Path dropIns = Files.createDirectories(stage.home().resolve(".optimus/drop-ins"));
      Files.copy(
          Stage.directory("optimus.itests.policy").resolve("com.example.optimus.freeze-1.0.0.jar"),
          dropIns.resolve("freeze.jar"));
      Path freeze =
          Files.writeString(stage.home().resolve(".optimus/freeze"), "end of the quarter");

      for (String option : new String[] {"--dry-run", "--quiet"}) {
        Result denied = stage.run("install", option);
        assertThat(denied.exitCode()).as(denied.toString()).isEqualTo(1);
        assertThat(stage.plain(denied.err()))
            .contains(
                "neo must not be installed: the policy change-freeze of com.example.optimus.freeze"
                    + " 1.0.0 denies it by its rule frozen: end of the quarter",
                "hint: wait until STAGE/home/.optimus/freeze has been removed");
      }
      assertThat(stage.installedFiles()).isEmpty();

      Files.delete(freeze);
      stage.run("install").orThrow();
      assertThat(stage.installed("neo")).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("io.odpf.optimus.plugin.itests.behaviour.ProcessWay#all")
  void deniesWithoutARequiredPolicy(ProcessWay way) {
    try (Stage stage = Stage.open(way)) {
      stage.release("0.0.6").archives("neo", "neo");
      stage.write(
          stage
              .releases()
              .policy("require: [change-freeze]")
              .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));

      Result denied = stage.run("install");

      assertThat(denied.exitCode()).as(denied.toString()).isEqualTo(1);
      assertThat(stage.plain(denied.err()))
          .contains("the policy change-freeze, which policy.require (")
          .contains("demands, is not present");
      assertThat(stage.installedFiles()).isEmpty();
    }
  }
}
