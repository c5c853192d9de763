// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the check of new binaries before they are put in place. */
class VerificationTest {
  @TempDir Path directory;

  private final List<Map<String, Path>> checked = new ArrayList<>();
  private final List<Path> changed = new ArrayList<>();
  private TestMachine machine;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    machine.publish("neo", "1.0.0");
    machine.list("neo", "1.0.0");
  }

  private void check(Problem... problems) {
    BinaryCheck check =
        binaries -> {
          checked.add(binaries);
          assertThat(binaries.values()).allMatch(Files::isExecutable);
          return List.of(problems);
        };
    machine.hooks(new InstallHooks(() -> Optional.of(check), changed::add));
  }

  @Test
  void refusesABinaryThatFailsAndChangesNothing() {
    check(Problem.ofPlugin("neo", CommonProblem.UNKNOWN, "plugin neo ended", "see its log"));

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> machine.install(Option.VERIFY));

    assertThat(refused.problems()).hasSize(1);
    assertThat(refused.problems().get(0).code()).isEqualTo(CommonProblem.UNKNOWN);
    assertThat(refused.problems().get(0).message()).contains("nothing was installed");
    assertThat(refused.problems().get(0).hint()).contains("--no-verify", "see its log");
    assertThat(machine.location.resolve("optimus-neo_linux_amd64")).doesNotExist();
    assertThat(changed).isEmpty();
  }

  @Test
  void checksOnlyNewBinaries() throws Exception {
    check();
    machine.install(Option.VERIFY);
    machine.publish("tank", "1.0.0");
    machine.list("tank", "1.0.0");

    machine.install(Option.VERIFY);

    assertThat(checked).hasSize(2);
    assertThat(checked.get(0)).containsOnlyKeys("neo");
    assertThat(checked.get(1)).containsOnlyKeys("tank");
    assertThat(changed).containsExactly(machine.location, machine.location);
  }

  @Test
  void checksOnServersUnlessItIsDisabled() throws Exception {
    check();
    machine.install(Mode.SERVER, Option.NO_VERIFY);
    assertThat(checked).isEmpty();
    machine.publish("tank", "1.0.0");
    machine.list("tank", "1.0.0");
    machine.install();
    assertThat(checked).isEmpty();
    machine.clean(CleanRequest.Option.ALL);

    machine.install(Mode.SERVER);

    assertThat(checked).hasSize(1);
    assertThat(checked.get(0)).containsOnlyKeys("neo", "tank");
  }

  @Test
  void reportsThatPluginsCannotBeRunHere() throws Exception {
    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> machine.install(Option.VERIFY));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("verify-unavailable");
    assertThat(refused.problems().get(0).hint()).contains("--no-verify");
    assertThat(machine.install(Mode.SERVER).plugins()).hasSize(1);
    assertThat(machine.listener.warnings)
        .extracting(it -> it.code().word())
        .containsExactly("verify-unavailable");
  }
}
