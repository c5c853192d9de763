// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandHintsTest {
  private static final String HINT =
      "lock it again: optimus plugin lock --upgrade neo, or: optimus plugin install; see optimus"
          + " plugin --help";

  @Test
  void leavesHintsUnchangedWithoutAConfiguration() {
    assertThat(CommandHints.of(null, false).on(HINT)).isEqualTo(HINT);
  }

  @Test
  void repeatsTheConfigurationQuotedForAShell() {
    assertThat(CommandHints.of("a/b.yaml", false).on(HINT))
        .isEqualTo(
            "lock it again: optimus plugin lock -c a/b.yaml --upgrade neo, or: optimus plugin"
                + " install -c a/b.yaml; see optimus plugin --help");
    assertThat(CommandHints.of("it's mine.yaml", false).on("optimus plugin diff"))
        .isEqualTo("optimus plugin diff -c 'it'\\''s mine.yaml'");
  }

  @Test
  void namesCommandsAsInARuntimesShell() {
    assertThat(CommandHints.of(null, true).on(HINT))
        .isEqualTo(
            "lock it again: optimus:lock --upgrade neo, or: optimus:install; see optimus plugin"
                + " --help");
    assertThat(CommandHints.of("c.yaml", true).on("optimus plugin diff"))
        .isEqualTo("optimus:diff -c c.yaml");
  }

  @Test
  void changesOnlyTheHintOfAProblem() {
    Problem problem =
        Problem.ofPlugin("neo", CommonProblem.UNKNOWN, "it is stale", "optimus plugin lock");

    assertThat(CommandHints.of("c", false).on(List.of(problem)))
        .containsExactly(
            Problem.ofPlugin(
                "neo", CommonProblem.UNKNOWN, "it is stale", "optimus plugin lock -c c"));
  }
}
