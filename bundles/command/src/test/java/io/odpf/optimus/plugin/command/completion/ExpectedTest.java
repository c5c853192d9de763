// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.command.arguments.CommandNames;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedTest {
  private static Expected after(String command, String... before) {
    CommandSpec spec = CommandNames.find(OptimusCommand.shellCommands(), command);
    return Expected.after(spec, List.of(before));
  }

  @Test
  void expectsOptionsAndOperandsAtTheBeginning() {
    Expected expected = after("install");

    assertThat(expected.value().kind()).isEqualTo(Value.Kind.PLUGIN);
    assertThat(expected.options()).contains("--config", "--mode", "--help");
  }

  @Test
  void expectsOnlyTheValueAfterAnOptionThatTakesOne() {
    assertThat(after("diff", "-q", "--mode"))
        .isEqualTo(new Expected(Value.choice("server", "client"), List.of()));
    assertThat(after("diff", "-c").value().kind()).isEqualTo(Value.Kind.FILE);
  }

  @Test
  void expectsAnOptionOnlyOnceUnlessItIsRepeatable() {
    assertThat(after("diff", "--mode", "server", "-c", "x").options())
        .doesNotContain("--mode", "--config")
        .contains("--platform");
    assertThat(after("lock", "--platform", "linux_amd64").options()).contains("--platform");
    assertThat(after("diff", "--mode=server").options()).doesNotContain("--mode");
  }

  @Test
  void expectsNothingAfterACommandWithoutOperands() {
    assertThat(after("diff").value()).isEqualTo(Value.NONE);
  }

  @Test
  void readsPluginNamesFromIncompleteFiles(@TempDir Path directory) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("c.yaml"), "plugins: [\n- output: neo\n  output : 'b-2'\n# output\n");

    assertThat(PluginNames.in(config)).containsExactly("b-2", "neo");
    assertThat(PluginNames.in(directory.resolve("none.yaml"))).isEmpty();
  }
}
