// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.command.operation.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.service.command.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relations between the commands and their runtime. */
class ShellRuntimeTest {
  @TempDir Path directory;
  private GogoScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new GogoScene(directory);
    Files.writeString(directory.resolve("config.yaml"), "plugins:\n  plugins:\n  - output: neo\n");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void runsTheFrameworksStartAndStopForBundles() throws Exception {
    scene.processor.addCommand(
        "felix", (Function) (inSession, arguments) -> "felix stops " + arguments, "stop");

    assertThat(scene.session.execute("optimus:stop 13")).isEqualTo("felix stops [13]");
    assertThatThrownBy(() -> scene.run("optimus:stop 14"))
        .isInstanceOf(CommandFailedException.class);
  }

  @Test
  void offersNoRuntimeOptionInTheShell() throws Exception {
    assertThat(scene.run("optimus:install --help")).doesNotContain("--runtime");
    assertThatThrownBy(() -> scene.run("optimus:list --runtime"))
        .isInstanceOf(CommandFailedException.class);
    assertThat(scene.err.toString(StandardCharsets.UTF_8)).contains("--runtime");
  }

  @Test
  void recordsOperationsWithTheirUser() throws Exception {
    scene.session.put("optimus.user", "ada");
    scene.run("optimus:lock");

    assertThat(scene.history.running()).isEmpty();
    assertThat(scene.history.last(5))
        .extracting(Operation::kind, Operation::user, Operation::outcome, Operation::failed)
        .containsExactly(tuple("lock", "ada", "unchanged", false));
  }
}
