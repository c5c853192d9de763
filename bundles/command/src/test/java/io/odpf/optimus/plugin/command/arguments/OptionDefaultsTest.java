// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionDefaultsTest {
  private static final Map<String, String> HOST =
      Map.of(HostVariable.MODE, "server", HostVariable.PARALLEL, "3", HostVariable.STORE, "/x");

  /** A command with an operand and an option that has a host's default. */
  private static final class Probe implements CommandSpec {
    @Override
    public String name() {
      return "probe";
    }

    @Override
    public String summary() {
      return "does nothing";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of(
          OptionSpec.valued("mode", "", Value.choice("server", "client"), "whose machine it is"));
    }

    @Override
    public List<Operand> operands() {
      return List.of(Operand.one(Value.of(Value.Kind.TEXT, "NAME"), "a name"));
    }
  }

  private static Arguments parse(Map<String, String> environment, String... tokens)
      throws UsageException {
    return OptionDefaults.parse(new Probe(), List.of(tokens), environment);
  }

  @Test
  void usesTheVariableIfTheOptionIsAbsent() throws Exception {
    Arguments arguments = parse(HOST, "neo");

    assertThat(arguments.value("mode")).contains("server");
    assertThat(arguments.has("parallel")).isFalse();
    assertThat(arguments.operands()).containsExactly("neo");
  }

  @Test
  void prefersTheOptionToTheVariable() throws Exception {
    assertThat(parse(HOST, "--mode", "client", "neo").value("mode")).contains("client");
    assertThat(parse(Map.of(), "neo").has("mode")).isFalse();
  }

  @Test
  void namesTheVariableWithAnInvalidValue() {
    UsageException wrong =
        catchThrowableOfType(
            UsageException.class, () -> parse(Map.of(HostVariable.MODE, "serve"), "neo"));

    assertThat(wrong).hasMessage("the variable " + HostVariable.MODE + " does not accept 'serve'");
    assertThat(wrong.problem().hint()).contains("server");
  }
}
